/**
 * `figure-dimensions`: which of a latent's dimensions a figure shows; at least one.
 *
 * Properties: `size` (how many there are), `shown` (their numbers from 0, rising), `usual` (those that are shown by themselves).
 * Events: `dimensions-change` (detail: numbers, rising, or null for the usual ones). Keyboard: each dimension is a button.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('figure-dimensions')
export class FigureDimensions extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: flex; flex-wrap: wrap; gap: 4px; }
    button { min-width: 40px; padding: 0 6px; font-variant-numeric: tabular-nums; }
    button[aria-pressed='true'], button[aria-pressed='true']:hover:not(:disabled) { background: var(--hover); border-color: var(--track); color: var(--ink); font-weight: 600; }
    button[aria-pressed='false'] { color: var(--quiet); }
  `];

  @property({ type: Number }) size = 0;
  @property({ attribute: false }) shown: readonly number[] = [];
  @property({ attribute: false }) usual: readonly number[] = [];

  protected override render() {
    const all = Array.from({ length: this.size }, (_, z) => z);
    return html`${all.map((z) => {
      const shown = this.shown.includes(z);
      const last = shown && this.shown.length === 1;
      return html`<button aria-pressed=${shown} aria-label=${words.figures.side.dimension(z + 1)} ?disabled=${last} title=${last ? words.figures.side.oneStays : ''}
        @click=${() => this.tell(shown ? this.shown.filter((other) => other !== z) : [...this.shown, z].sort((a, b) => a - b))}>z${z + 1}</button>`;
    })}
      <button class="plain" ?disabled=${this.shown.length === this.size} @click=${() => this.tell(all)}>${words.ui.all}</button>
      <button class="plain" ?disabled=${String(this.shown) === String(this.usual)} @click=${() => this.tell(null)}>${words.figures.side.usual}</button>`;
  }

  private tell(detail: readonly number[] | null): void {
    this.dispatchEvent(new CustomEvent('dimensions-change', { detail }));
  }
}
