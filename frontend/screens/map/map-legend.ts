/**
 * `map-legend`: the classes of a map with their colours, to show and to hide.
 *
 * Properties: `classes` (names), `marks` (a letter for each), `off` (numbers of hidden classes), `counts` (points of each class).
 * Events: `off-change` (detail: numbers of hidden classes). Keyboard: Tab from button to button; Enter or Space switches a class,
 * Shift with them, or a double click, leaves it alone on the map.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssColour, isBright } from '../../plot/class-palette.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('map-legend')
export class MapLegend extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; }
    button { padding: 0 10px 0 6px; min-height: 32px; font-size: .8125rem; }
    button[role='switch'] { border-color: transparent; background: var(--hover); }
    i { width: 20px; height: 20px; border-radius: 4px; background: var(--colour); color: #fff; font-weight: 700; font-size: .75rem; line-height: 20px; font-style: normal; text-align: center; }
    i.bright { color: #1a1300; }
    [aria-checked='false'] { color: var(--quiet); text-decoration: line-through; background: none !important; }
    [aria-checked='false'] i { background: none; box-shadow: inset 0 0 0 2px var(--colour); color: var(--quiet); }
    .plain { padding: 0 8px; color: var(--quiet); }
    @media (pointer: coarse) { button { min-height: 40px; } }
  `];

  @property({ attribute: false }) classes: readonly string[] = [];
  @property({ attribute: false }) marks: readonly string[] = [];
  @property({ attribute: false }) off: readonly number[] = [];
  @property({ attribute: false }) counts: readonly number[] = [];

  protected override render() {
    const all = this.classes.map((_, label) => label);
    return html`
      ${this.classes.map((name, label) => html`<button role="switch" aria-checked=${!this.off.includes(label)} title=${words.map.legend.class(name, this.counts[label] ?? 0)}
        aria-label=${name} style="--colour: ${cssColour(label)}" @click=${(event: MouseEvent) => this.toggle(event, label)} @dblclick=${() => this.only(label)}>
        <i class=${isBright(label) ? 'bright' : ''} aria-hidden="true">${this.marks[label]}</i>${name === this.marks[label] ? '' : name}</button>`)}
      <button class="plain" ?disabled=${this.off.length === 0} @click=${() => this.tell([])}>${words.ui.all}</button>
      <button class="plain" ?disabled=${this.off.length === all.length} @click=${() => this.tell(all)}>${words.ui.none}</button>`;
  }

  private toggle(event: MouseEvent, label: number): void {
    if (event.shiftKey) this.only(label);
    else this.tell(this.off.includes(label) ? this.off.filter((other) => other !== label) : [...this.off, label].sort((a, b) => a - b));
  }

  private only(label: number): void {
    this.tell(this.classes.map((_, other) => other).filter((other) => other !== label));
  }

  private tell(off: readonly number[]): void {
    this.dispatchEvent(new CustomEvent('off-change', { detail: off }));
  }
}
