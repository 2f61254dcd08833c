/**
 * `take-away`: link and files of what is on the screen.
 *
 * Properties: `ready` (whether there is a result), `denoised` (the result is a denoiser's: it has no latent), `shape` (of the
 * model's pictures), `onlyLink` (without the files). Events: `copy-link`, `download` (detail: a `FileKind`).
 * Keyboard: Tab from button to button.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ENLARGED, type FileKind } from '../../picture/downloads.js';
import { NO_SHAPE, type PictureShape } from '../../talk/data-set-contract.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

type File = readonly [kind: FileKind, name: string, title: string];

/** What there is to take away. */
function filesOf({ width, height }: PictureShape, denoised: boolean): readonly File[] {
  const { takeAway } = words.draw;
  const size = (scale: number) => (width === height ? `${scale * width} px` : `${scale * width} × ${scale * height} px`);
  const pictures: readonly File[] = [
    ['png', `PNG ${size(1)}`, takeAway.small(denoised)],
    ['png-large', size(ENLARGED), takeAway.large(denoised)],
  ];
  return denoised ? [...pictures, ['npz', 'NPZ', takeAway.pictures]]
    : [...pictures, ['json', 'JSON', takeAway.latent], ['npz', 'NPZ', takeAway.both]];
}

@customElement('take-away')
export class TakeAway extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; min-height: 40px; }
    .link { margin-inline-end: auto; }
    button, button.plain { padding: 0 6px; font-size: .8125rem; }
    button.plain { color: var(--quiet); }
    button.plain:hover:not(:disabled) { color: var(--ink); }
    button.plain:disabled { color: var(--faint); }
    @media (max-width: 700px) {
      :host { gap: 0; }
    }
  `];

  @property({ type: Boolean }) ready = false;
  @property({ type: Boolean }) denoised = false;
  @property({ attribute: false }) shape = NO_SHAPE;
  @property({ type: Boolean, attribute: 'only-link' }) onlyLink = false;

  protected override render() {
    return html`
      <button class="link" @click=${() => this.dispatchEvent(new CustomEvent('copy-link'))}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1.300 1.300M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1.300-1.300"/></svg>
        ${words.draw.takeAway.copyLink}</button>
      ${this.onlyLink ? nothing : filesOf(this.shape, this.denoised).map(([kind, name, title]) => html`<button class="plain" ?disabled=${!this.ready} title=${title} aria-label=${title}
        @click=${() => this.dispatchEvent(new CustomEvent('download', { detail: kind }))}>${name}</button>`)}`;
  }
}
