/**
 * `page-progress`: how far a page is, with the time left and a way to stop.
 *
 * Properties: `text` (what goes on), `share` (0 to 1, or null where that is not known), `detail` (tiles and time left).
 * Events: `cancel`. Keyboard: the button.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('page-progress')
export class PageProgress extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; align-items: center; font-size: .875rem; }
    p { margin: 0; font-variant-numeric: tabular-nums; line-height: 20px; }
    .detail { color: var(--quiet); font-size: .8125rem; min-height: 20px; }
    .bar { grid-column: 1 / -1; height: 4px; border-radius: 2px; background: var(--line); margin-top: 8px; overflow: hidden; }
    .bar i { display: block; height: 100%; background: var(--accent); transition: width .12s; }
    button { grid-area: 1 / 2 / 3; }
    @media (prefers-reduced-motion: reduce) { .bar i { transition: none; } }
  `];

  @property() text = '';
  @property({ attribute: false }) share: number | null = null;
  @property() detail = '';

  protected override render() {
    const percent = Math.round((this.share ?? 0) * 100);
    return html`
      <p>${this.text}</p>
      <p class="detail">${this.detail}</p>
      <button @click=${() => this.dispatchEvent(new CustomEvent('cancel'))}>${words.ui.cancel}</button>
      <div class="bar" role="progressbar" aria-label=${this.text} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}>
        <i style="width: ${percent}%"></i></div>`;
  }
}
