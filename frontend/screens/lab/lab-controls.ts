/**
 * `lab-controls`: what is damaged, how, how badly and with which chance.
 *
 * Properties: `stock` (models, samples, damages), `model` (the chosen one), `setting` (sample, damage, level, seed), `own` (the
 * visitor's picture, or null), `limit` (bytes of a file).
 * Events: `setting-change` (detail: what changed of the setting), `picture` (detail: the file chosen).
 * Keyboard: Tab from field to field; the level is a range input.
 */
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LARGEST_SEED, OWN, type Setting, type Stock, damagesOf, isSeed, maximumOf, middleOf, modelFor, stepOf } from './lab-setting.js';
import type { ModelChoice } from '../../talk/contract.js';
import type { Opened } from './lab-contract.js';
import { ACCEPTED, KINDS, sizeText } from '../../page/page-upload.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const OPEN = svg`<path d="M12 16V4M7 9l5-5 5 5M4 16v4h16v-4"/>`;

@customElement('lab-controls')
export class LabControls extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px 24px; align-items: start; }
    label, .field { display: grid; gap: 4px; font-size: .8125rem; font-weight: 600; color: var(--quiet); line-height: 20px; min-width: 0; }
    select, .seed input { width: 100%; box-sizing: border-box; min-height: 40px; font-weight: 400; }
    .open { display: grid; gap: 8px; }
    .open button { min-height: 40px; }
    .open input { display: none; }
    p { margin: 0; font-size: .8125rem; line-height: 20px; font-weight: 400; color: var(--quiet); text-wrap: pretty; }
    .level span { display: flex; justify-content: space-between; }
    .level b { color: var(--ink); font-variant-numeric: tabular-nums; }
    .level input { width: 100%; height: 32px; margin: 0; accent-color: var(--accent); }
    .row { display: flex; gap: 8px; }
    .row button { min-height: 40px; font-weight: 400; }
    .level { grid-column: span 2; }
    .seed input { font: inherit; font-size: .9375rem; font-weight: 400; color: var(--ink); background: var(--surface); border: 1px solid var(--line);
      border-radius: 6px; padding: 0 8px; font-variant-numeric: tabular-nums; flex: 1; min-width: 0; }
    @media (max-width: 700px) {
      :host { grid-template-columns: minmax(0, 1fr); }
      /* near the pictures that follow it */
      .level { grid-column: 1; order: -1; }
    }
  `];

  @property({ attribute: false }) stock!: Stock;
  @property({ attribute: false }) model!: ModelChoice;
  @property({ attribute: false }) setting!: Setting;
  @property({ attribute: false }) own: Opened | null = null;
  @property({ type: Number }) limit = 0;
  @query('.file') private file!: HTMLInputElement;

  protected override render() {
    const { sample, level, seed } = this.setting;
    const damages = damagesOf(this.stock, this.model);
    const damage = damages.find(({ id }) => id === this.setting.damage) ?? damages[0];
    const { lab } = words;
    return html`
      <label>${lab.sample}<select @change=${(event: Event) => this.change({ sample: (event.target as HTMLSelectElement).value })}>
        ${this.own ? html`<option value=${OWN} .selected=${sample === OWN}>${this.own.name}</option>` : nothing}
        ${[...new Set(this.stock.samples.map(({ group }) => group))].map((name) => this.group(name))}</select></label>
      <label>${lab.damage}<select @change=${(event: Event) => this.chooseDamage(damages.find(({ id }) => id === (event.target as HTMLSelectElement).value)!)}>
        ${damages.map(({ id, label }) => html`<option value=${id} .selected=${id === damage.id}>${label[0].toUpperCase()}${label.slice(1)}</option>`)}</select></label>
      <div class="field seed"><label for="seed">${words.ui.seed}</label><div class="row">
        <input id="seed" type="number" min="0" max=${LARGEST_SEED} step="1" .value=${String(seed)} @change=${this.chooseSeed}>
        <button @click=${() => this.change({ seed: Math.floor(Math.random() * (LARGEST_SEED + 1)) })} aria-label=${lab.againWithSeed}>${lab.again}</button></div></div>
      <label class="level"><span>${lab.level}<b>${level}</b></span>
        <input type="range" min="0" max=${maximumOf(damage)} step=${stepOf(damage)} .value=${String(level)} aria-label=${lab.level}
          aria-valuetext=${lab.levelAt(level, damage.unit)} @input=${(event: Event) => this.change({ level: Number((event.target as HTMLInputElement).value) })}>
        <p>${lab.levels(maximumOf(damage), damage.unit)}</p></label>
      <div class="open">
        <button @click=${() => this.file.click()}><svg viewBox="0 0 24 24" aria-hidden="true">${OPEN}</svg>${words.picture.open}</button>
        <p>${lab.whatToOpen(words.ui.or(KINDS), sizeText(this.limit))}</p>
        <input class="file" type="file" accept=${ACCEPTED} aria-label=${words.picture.file} @change=${this.take}></div>`;
  }

  private group(name: string) {
    const samples = this.stock.samples.filter(({ group }) => group === name);
    const ready = modelFor(this.stock, samples[0].id, this.model) !== null;
    return html`<optgroup label=${ready ? name : words.lab.noModelFor(name)} ?disabled=${!ready}>
      ${samples.map(({ id, title }) => html`<option value=${id} .selected=${id === this.setting.sample}>${title}</option>`)}</optgroup>`;
  }

  private chooseDamage(damage: ReturnType<typeof damagesOf>[number]): void {
    this.change({ damage: damage.id, level: middleOf(damage) });
  }

  private chooseSeed(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (isSeed(input.value)) this.change({ seed: Number(input.value) });
    else input.value = String(this.setting.seed);
  }

  private take(event: Event): void {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) this.dispatchEvent(new CustomEvent('picture', { detail: file }));
    input.value = ''; // so that the same file can be chosen again
  }

  private change(detail: Partial<Setting>): void {
    this.dispatchEvent(new CustomEvent('setting-change', { detail }));
  }
}
