/**
 * `studio-notices`: what the visitor has to know now, said in place.
 *
 * Properties: `lost` (no connection), `waiting` (no answer for long), `problem` (a refusal or failure), `notice` (news),
 * `subject` (what stays meanwhile).
 * Events: `dismiss` (the notice was read). Keyboard: the notice has a button. It is a live region.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls, focusRing } from './studio-style.js';
import { words } from '../words/words.js';

@customElement('studio-notices')
export class StudioNotices extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: block; }
    p { margin: 8px 0 0; padding: 8px 12px; border-inline-start: 4px solid var(--accent); background: var(--surface);
      border-radius: 0 var(--corner) var(--corner) 0; box-shadow: 0 1px 8px rgb(0 0 0 / .18); font-size: .875rem; line-height: 24px;
      display: flex; gap: 16px; justify-content: space-between; align-items: start; overflow-wrap: anywhere; }
    .problem { border-color: var(--danger); }
    .waiting { border-color: var(--caution); }
    button { min-height: 24px; min-width: 24px; border: 0; color: var(--quiet); padding: 0; }
  `];

  @property({ type: Boolean }) lost = false;
  @property({ type: Boolean }) waiting = false;
  @property() problem = '';
  @property() notice = '';
  @property() subject = '';

  protected override render() {
    return html`<div role="status">
      ${this.lost ? html`<p class="waiting">${words.ui.lost(this.subject)}</p>` : nothing}
      ${this.waiting && !this.lost ? html`<p class="waiting">${words.ui.waiting(this.subject)}</p>` : nothing}
      ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
      ${this.notice ? html`<p>${this.notice}
        <button aria-label=${words.ui.dismiss} @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>✕</button></p>` : nothing}
    </div>`;
  }
}
