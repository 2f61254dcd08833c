/**
 * `error-maps`: what the model saw, and where its reconstruction differs or what a denoiser changed; a row, or a column beside it on a phone.
 *
 * Properties: `result` (a reconstruction or denoising, or null), `shape` (of the model's pictures), `denoised`, `late`. Events: none. Keyboard: none; these are pictures.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { pictureOf } from '../../picture/pictures.js';
import type { Result } from './draw-contract.js';
import { NO_SHAPE } from '../../talk/data-set-contract.js';
import '../../picture/pixel-image.js';
import { headings } from '../../ui/studio-style.js';
import type { Mark } from '../../words/mark.js';
import { words } from '../../words/words.js';

@customElement('error-maps')
export class ErrorMaps extends LitElement {
  static override styles = [headings, css`
    :host { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; }
    figure { margin: 0; min-width: 0; }
    figcaption { font-size: .8125rem; color: var(--quiet); line-height: 24px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    figcaption b { display: none; font-weight: inherit; }
    @media (max-width: 560px) {
      :host { grid-template-columns: minmax(0, 1fr); gap: 4px; align-content: space-between; }
      figcaption { font-size: .75rem; line-height: 16px; }
      figcaption span { display: none; }
      figcaption b { display: inline; }
    }
  `];

  @property({ attribute: false }) result: Result | null = null;
  @property({ attribute: false }) shape = NO_SHAPE;
  @property({ type: Boolean }) denoised = false;
  @property({ type: Boolean }) late = false;

  protected override render() {
    const result = this.result;
    const seen = pictureOf(result?.seen);
    const picture = pictureOf(result?.picture);
    const { maps } = words.draw;
    const more: Mark = (part) => html`<span>${part}</span>`;
    return html`
      <figure><figcaption><span>${maps.modelSees}</span><b>${maps.seen}</b></figcaption>
        <pixel-image label=${seen ? maps.whatItSeesOf(seen.width, seen.height) : maps.whatItSees} .picture=${seen} .shape=${this.shape}
          ?late=${this.late}></pixel-image></figure>
      <figure><figcaption title=${maps.minusSeen(this.denoised)}>${maps.signed(this.denoised, more)}</figcaption>
        <pixel-image map="signed" legend label=${maps.signedMap(this.denoised)} .picture=${picture} .shape=${this.shape}
          .reference=${seen} ?late=${this.late}></pixel-image></figure>
      <figure><figcaption>${maps.absolute(this.denoised, more)}</figcaption>
        <pixel-image map="absolute" legend label=${maps.absoluteMap(this.denoised)} .picture=${picture} .shape=${this.shape}
          .reference=${seen} ?late=${this.late}></pixel-image></figure>`;
  }
}
