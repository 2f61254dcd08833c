/**
 * `map-buttons`: what the pointer can do on a map, as buttons under it.
 *
 * Properties: `lassoing` (whether the lasso is taken), `disabled` (there is no map yet). Events: `zoom` (detail: steps, or 0 to show all), `lasso` (the lasso is taken
 * or put away). Keyboard: Tab from button to button.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { withoutKeys, words } from '../../words/words.js';

@customElement('map-buttons')
export class MapButtons extends LitElement {
  static override styles = [focusRing, controls, css`
    [role='toolbar'] { display: flex; gap: 4px; }
    button { width: 36px; padding: 0; min-height: 36px; font-size: 1.125rem; background: var(--surface); }
    @media (pointer: coarse) { button { width: 40px; min-height: 40px; } }
  `];

  @property({ type: Boolean }) lassoing = false;
  @property({ type: Boolean }) disabled = false;

  protected override render() {
    const zoom = (detail: number) => () => this.dispatchEvent(new CustomEvent('zoom', { detail }));
    const { buttons } = words.map;
    return html`<div role="toolbar" aria-label=${buttons.name}>
      <button aria-label=${withoutKeys(buttons.larger)} title=${buttons.larger} ?disabled=${this.disabled} @click=${zoom(1)}>+</button>
      <button aria-label=${withoutKeys(buttons.smaller)} title=${buttons.smaller} ?disabled=${this.disabled} @click=${zoom(-1)}>−</button>
      <button aria-label=${withoutKeys(buttons.all)} title=${buttons.all} ?disabled=${this.disabled} @click=${zoom(0)}><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/></svg></button>
      <button aria-label=${withoutKeys(buttons.lasso)} title=${buttons.lasso} ?disabled=${this.disabled} aria-pressed=${this.lassoing} @click=${() => this.dispatchEvent(new CustomEvent('lasso'))}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 16C4 15 3 12.500 3 10.500 3 7 7 4 12 4s9 2.500 9 6-4 6-9 6c-1.500 0-3 0-4-.5a2 2 0 1 0 .5 2.500c0 2-1 3-2.500 3.500" stroke-dasharray="3 2.500"/></svg></button></div>`;
  }
}
