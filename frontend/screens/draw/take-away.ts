/**
 * `take-away`: link and files of what is on the screen.
 *
 * Properties: `ready` (whether there is a result), `denoised` (the result is a denoiser's: it has no latent), `onlyLink`
 * (without the files). Events: `copy-link`, `download` (detail: a `FileKind`).
 * Keyboard: Tab from button to button.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FileKind } from '../../picture/downloads.js';
import { controls, focusRing } from '../../ui/studio-style.js';

type File = readonly [kind: FileKind, name: string, title: string];

const RECONSTRUCTION: readonly File[] = [
  ['png-28', 'PNG 28 px', 'Download the reconstruction, one pixel for one value'],
  ['png-280', '280 px', 'Download the reconstruction, ten times as large'],
  ['json', 'JSON', 'Download the latent as JSON'],
  ['npz', 'NPZ', 'Download latent and pictures for NumPy'],
];
const DENOISED: readonly File[] = [
  ['png-28', 'PNG 28 px', 'Download the denoised drawing, one pixel for one value'],
  ['png-280', '280 px', 'Download the denoised drawing, ten times as large'],
  ['npz', 'NPZ', 'Download the pictures for NumPy'],
];

@customElement('take-away')
export class TakeAway extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; min-height: 40px; }
    .link { margin-inline-end: auto; }
    button.plain { color: var(--quiet); }
    button.plain:hover:not(:disabled) { color: var(--ink); }
    button.plain:disabled { color: var(--faint); }
    @media (max-width: 700px) {
      :host { gap: 0; }
      button, button.plain { padding: 0 6px; font-size: .8125rem; }
    }
  `];

  @property({ type: Boolean }) ready = false;
  @property({ type: Boolean }) denoised = false;
  @property({ type: Boolean, attribute: 'only-link' }) onlyLink = false;

  protected override render() {
    return html`
      <button class="link" @click=${() => this.dispatchEvent(new CustomEvent('copy-link'))}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1.300 1.300M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1.300-1.300"/></svg>
        Copy link</button>
      ${this.onlyLink ? nothing : (this.denoised ? DENOISED : RECONSTRUCTION).map(([kind, name, title]) => html`<button class="plain" ?disabled=${!this.ready} title=${title} aria-label=${title}
        @click=${() => this.dispatchEvent(new CustomEvent('download', { detail: kind }))}>${name}</button>`)}`;
  }
}
