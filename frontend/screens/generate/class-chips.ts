/**
 * `class-chips`: which class; one of them, or any. Many classes stand in groups that open.
 *
 * Properties: `classes` (their names), `groups` (see `ClassGroup`; none where few classes stand side by side), `chosen` (the number of one,
 * or null for any).
 * Events: `class-choice` (detail: the number, or null).
 * Keyboard: a group of radio buttons: Tab to the chosen one, arrows to the others; a group of classes opens with Enter or Space.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssColour } from '../../plot/class-palette.js';
import type { ClassGroup } from '../../talk/data-set-contract.js';
import { focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('class-chips')
export class ClassChips extends LitElement {
  static override styles = [focusRing, css`
    :host { display: block; }
    fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
    fieldset, .group { display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-start; }
    legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    label { position: relative; display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 38px; min-width: 24px; padding: 0 14px; border: 1px solid var(--line);
      border-radius: 20px; font-size: .9375rem; cursor: pointer; font-variant-numeric: tabular-nums; transition: background-color .12s, border-color .12s; }
    label:hover { border-color: var(--quiet); background: var(--hover); }
    label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--surface); font-weight: 600; }
    label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
    input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
    i { width: 12px; height: 12px; border-radius: 50%; flex: none; }
    summary { min-height: 38px; padding: 0 12px; border-radius: 20px; line-height: 38px; font-size: .9375rem; cursor: pointer; color: var(--quiet); }
    summary:hover { background: var(--hover); }
    summary:has(+ .group :checked) { color: var(--ink); font-weight: 600; }
    details[open] { flex-basis: 100%; }
    .group { padding: 4px 0 8px 12px; }
    @media (max-width: 700px) { fieldset, .group { gap: 6px; } label { padding: 0 10px; gap: 6px; font-size: .875rem; } }
    @media (prefers-reduced-motion: reduce) { label { transition: none; } }
    @media (forced-colors: active) { input { opacity: 1; position: static; appearance: auto; } i { forced-color-adjust: none; } }
  `];

  @property({ attribute: false }) classes: readonly string[] = [];
  @property({ attribute: false }) groups: readonly ClassGroup[] = [];
  @property({ attribute: false }) chosen: number | null = null;

  protected override render() {
    const { classes, groups, chosen } = this;
    return html`<fieldset><legend>${words.ui.class}</legend>
      ${this.chip(words.generate.anyClass, null)}${groups.length === 0 ? classes.map((name, i) => this.chip(name, i))
        : groups.map((group) => html`<details name="groups" ?open=${chosen !== null && group.classes.includes(classes[chosen]!)}><summary>${group.name}</summary>
          <div class="group">${group.classes.map((name) => this.chip(name, classes.indexOf(name)))}</div></details>`)}</fieldset>`;
  }

  private chip(name: string, index: number | null) {
    return html`<label><input type="radio" name="class" .checked=${this.chosen === index} @change=${() => this.choose(index)}>
      ${index === null ? '' : html`<i style="background: ${cssColour(index)}"></i>`}${name}</label>`;
  }

  private choose(index: number | null): void {
    this.dispatchEvent(new CustomEvent('class-choice', { detail: index }));
  }
}
