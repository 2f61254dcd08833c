/**
 * `page-examples`: pages to try with one click.
 *
 * Properties: `examples`, `disabled`. Events: `example` (detail: its id). Keyboard: Tab from button to button.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Example } from './clean-contract.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('page-examples')
export class PageExamples extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; }
    h2 { margin-bottom: 4px; }
    .all { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 8px; }
    button { padding: 0; height: 72px; overflow: hidden; background: var(--line); }
    img { display: block; width: 100%; height: 100%; object-fit: cover; object-position: top; }
    button:disabled img { opacity: .5; }
  `];

  @property({ attribute: false }) examples: readonly Example[] = [];
  @property({ type: Boolean }) disabled = false;

  protected override render() {
    return html`<h2>${words.clean.examples}</h2><div class="all">${this.examples.map(({ id, title, picture }) => html`<button title=${title} aria-label=${title}
      ?disabled=${this.disabled} @click=${() => this.dispatchEvent(new CustomEvent('example', { detail: id }))}><img src=${picture} alt=""></button>`)}</div>`;
  }
}
