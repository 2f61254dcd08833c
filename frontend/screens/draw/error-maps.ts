/**
 * `error-maps`: what the model saw, and where its reconstruction differs or what a denoiser changed; a row, or a column beside it on a phone.
 *
 * Properties: `result` (a reconstruction or denoising, or null), `shape` (of the model's pictures), `denoised`, `late`. Events: none. Keyboard: none; these are pictures.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { pictureOf } from '../../picture/pictures.js';
import type { Result } from './draw-contract.js';
import { NO_SHAPE } from '../../talk/data-set-contract.js';
import '../../picture/pixel-image.js';
import { headings } from '../../ui/studio-style.js';

@customElement('error-maps')
export class ErrorMaps extends LitElement {
  static override styles = [headings, css`
    :host { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; }
    figure { margin: 0; min-width: 0; }
    figcaption { font-size: .8125rem; color: var(--quiet); line-height: 24px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    figcaption b { display: none; font-weight: inherit; }
    @media (max-width: 700px) {
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
    const [made, difference, lost] = this.denoised ? ['Denoised', 'change', 'taken away'] : ['Reconstruction', 'error', 'lost'];
    return html`
      <figure><figcaption><span>Model sees</span><b>Seen</b></figcaption>
        <pixel-image label="What the model sees${seen ? `, ${seen.width} by ${seen.height} pixels` : ''}" .picture=${seen} .shape=${this.shape}
          ?late=${this.late}></pixel-image></figure>
      <figure><figcaption title="${made} minus what the model saw">Signed<span> ${difference}</span></figcaption>
        <pixel-image map="signed" legend label="Signed ${difference}: orange where ink was added, blue where it was ${lost}" .picture=${picture} .shape=${this.shape}
          .reference=${seen} ?late=${this.late}></pixel-image></figure>
      <figure><figcaption>Absolute<span>${this.denoised ? nothing : ' error'}</span></figcaption>
        <pixel-image map="absolute" legend label="Absolute ${difference}, from none (dark) to full (bright)" .picture=${picture} .shape=${this.shape}
          .reference=${seen} ?late=${this.late}></pixel-image></figure>`;
  }
}
