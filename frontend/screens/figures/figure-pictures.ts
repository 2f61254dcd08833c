/**
 * `figure-pictures`: test pictures with their reconstructions and errors, with which ones are shown.
 *
 * Properties: `model`, `setting`, `data`, `late` (older ones while newer are awaited), `left` (how long the errors of all pictures
 * will still take to measure, in words; empty where that is not known).
 * Events: `setting-change` (detail: what changed). Keyboard: buttons and a select.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Key, Part } from './figure-png.js';
import { picturesCaption } from './figures-captions.js';
import { ALL_CLASSES, ORDERS, type Order, type Setting, anotherSeed } from './figures-setting.js';
import type { Pictures } from './figures-contract.js';
import { figureLayout } from './figures-studio-style.js';
import type { ModelChoice } from '../../talk/contract.js';
import type { ReconstructionRows } from './reconstruction-rows.js';
import './reconstruction-rows.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('figure-pictures')
export class FigurePictures extends LitElement {
  static override styles = [focusRing, controls, figureLayout, css`
    .group { display: flex; flex-wrap: wrap; align-items: center; }
    .group select { min-height: 32px; font-size: .875rem; }
    .measuring { display: flex; flex-wrap: wrap; align-items: center; gap: 0 16px; margin: 0; font-size: .8125rem; line-height: 24px; color: var(--quiet);
      font-variant-numeric: tabular-nums; }
    progress { width: 200px; height: 6px; accent-color: var(--accent); }
  `];

  @property({ attribute: false }) model!: ModelChoice;
  @property({ attribute: false }) setting!: Setting;
  @property({ attribute: false }) data!: Pictures;
  @property({ type: Boolean, reflect: true }) late = false;
  @property({ type: Boolean, reflect: true }) wide = true;
  @property() left = '';
  @query('reconstruction-rows') private rows!: ReconstructionRows;

  /** What is drawn; its colours are those of the scales. */
  get drawn(): { parts: Part[]; keys: Key[] } {
    return { parts: this.rows.parts, keys: [] };
  }

  protected override render() {
    const { data, model, setting } = this;
    const { measured, total } = data;
    const { pictures: texts } = words.figures;
    const { grouped } = words.ui;
    return html`
      <div class="side">
        <div class="group" role="group" aria-label=${texts.which}>
          ${ORDERS.map((id) => html`<button aria-pressed=${setting.order === id} @click=${() => this.order(id)}>${texts.orders[id]}</button>`)}
          <button @click=${() => this.change({ order: 'random', seed: anotherSeed(setting.seed) })}>${texts.anotherTen}</button>
        </div>
        <label class="group">${words.ui.class}<select @change=${(event: Event) => this.change({ label: Number((event.target as HTMLSelectElement).value) })}>
          <option value=${ALL_CLASSES} .selected=${setting.label === ALL_CLASSES}>${texts.allClasses}</option>
          ${data.classes.map((name, label) => html`<option value=${label} .selected=${setting.label === label}>${name}</option>`)}</select></label>
        ${measured < total && setting.order !== 'random' ? html`<p class="measuring" role="status">
          <progress max=${total} value=${measured} aria-label=${texts.measured}></progress>
          ${this.left ? texts.measuringLeft(grouped(measured), grouped(total), this.left) : texts.measuring(grouped(measured), grouped(total))}</p>` : nothing}
      </div>
      <div class="plot"><reconstruction-rows .data=${data} ?late=${this.late}></reconstruction-rows></div>
      <p class="caption">${picturesCaption(data, setting.order, model)}</p>`;
  }

  private order(order: Order): void {
    this.change({ order });
  }

  private change(detail: Partial<Setting>): void {
    this.dispatchEvent(new CustomEvent('setting-change', { detail }));
  }
}
