/**
 * `figure-classes`: the legend of a figure; each class can be hidden.
 *
 * Properties: `names` (of the classes), `shown` (numbers of those that are shown).
 * Events: `classes-change` (detail: numbers, rising). Keyboard: each class is a button.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMarks, cssColour } from '../../plot/class-palette.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('figure-classes')
export class FigureClasses extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: flex; flex-wrap: wrap; gap: 8px; }
    button, button[aria-pressed='true'] { background: none; border-color: var(--line); color: var(--ink); padding: 0 10px; gap: 8px; }
    button[aria-pressed='true']:hover:not(:disabled) { background: var(--hover); border-color: var(--quiet); color: var(--ink); }
    i { width: 12px; height: 12px; border-radius: 3px; background: var(--class); border: 2px solid var(--class); box-sizing: border-box; flex: none;
      forced-color-adjust: none; }
    button[aria-pressed='false'] { color: var(--quiet); text-decoration: line-through; }
    button[aria-pressed='false'] i { background: none; }
    b { font-weight: 600; }
  `];

  @property({ attribute: false }) names: readonly string[] = [];
  @property({ attribute: false }) shown: readonly number[] = [];

  protected override render() {
    const marks = classMarks(this.names);
    return html`${this.names.map((name, label) => html`<button aria-pressed=${this.shown.includes(label)} aria-label=${words.figures.side.class(name)}
      @click=${() => this.toggle(label)}><i style="--class: ${cssColour(label)}"></i>${marks[label] === name ? html`<b>${name}</b>`
        : html`<span><b>${marks[label]}</b> ${name}</span>`}</button>`)}
      <button class="plain" ?disabled=${this.shown.length === this.names.length} @click=${() => this.tell(this.names.map((_, i) => i))}>${words.ui.all}</button>
      <button class="plain" ?disabled=${this.shown.length === 0} @click=${() => this.tell([])}>${words.ui.none}</button>`;
  }

  private toggle(label: number): void {
    this.tell(this.shown.includes(label) ? this.shown.filter((shown) => shown !== label) : [...this.shown, label].sort((a, b) => a - b));
  }

  private tell(detail: readonly number[]): void {
    this.dispatchEvent(new CustomEvent('classes-change', { detail }));
  }
}
