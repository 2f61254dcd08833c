/**
 * `generate-controls`: how samples are drawn: the way, how many, how hot, with which seed.
 *
 * Properties: `model`, `setting`, `locked` (whether the seed stays whatever is chosen), `compare` (all ways are shown).
 * Events: `setting-change` (detail: what changed of the setting), `setting-slide` (the same, many times while a slider moves),
 * `lock` (detail: whether the seed is locked).
 * Keyboard: the ways are radio buttons, the temperature is a range input.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HOTTEST, MOST, QUICK_COUNTS, type Setting, WAYS, columnsFor, isCount, isSeed } from './generate-setting.js';
import type { SamplingName } from './generate-contract.js';
import type { ModelChoice } from '../../talk/contract.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { decimal } from '../../ui/figures.js';
import { words } from '../../words/words.js';

@customElement('generate-controls')
export class GenerateControls extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: grid; gap: 16px; align-content: start; }
    fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
    legend, .name { font-size: .8125rem; font-weight: 600; color: var(--quiet); line-height: 20px; padding: 0; margin-bottom: 4px; display: flex; justify-content: space-between; width: 100%; }
    .name b { color: var(--ink); font-variant-numeric: tabular-nums; }
    .way { display: flex; gap: 8px; align-items: center; min-height: 32px; font-size: .9375rem; cursor: pointer; }
    .way input { width: 16px; height: 16px; margin: 0; accent-color: var(--accent); cursor: inherit; }
    .way.missing { color: var(--quiet); cursor: default; }
    p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
    .row { display: flex; gap: 6px; align-items: center; }
    .row button { min-width: 40px; padding: 0 8px; min-height: 36px; font-variant-numeric: tabular-nums; flex: 1; }
    input[type='number'], .seed { font: inherit; font-size: .9375rem; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 6px;
      padding: 0 8px; min-height: 36px; box-sizing: border-box; font-variant-numeric: tabular-nums; min-width: 0; width: 72px; flex: none; }
    .row .seed { flex: 1; width: 0; }
    input[type='range'] { width: 100%; height: 32px; margin: 0; accent-color: var(--accent); }
    .row label.switch { margin-inline-start: 8px; }
    #lock-words { margin-top: 4px; }
  `];

  @property({ attribute: false }) model!: ModelChoice;
  @property({ attribute: false }) setting!: Setting;
  @property({ type: Boolean }) locked = false;
  @property({ type: Boolean }) compare = false;

  protected override render() {
    const { count, seed, temperature } = this.setting;
    const { controls: texts } = words.generate;
    return html`
      ${this.compare ? nothing : html`<fieldset><legend>${texts.way}</legend>${WAYS.map((way) => this.way(way))}
        ${this.model.prior ? nothing : html`<p id="no-prior">${words.generate.onlyVariational(this.model.title)}</p>`}</fieldset>`}
      <div><label class="name" for="temperature">${texts.temperature}<b>${decimal(temperature, 2)}</b></label>
        <input id="temperature" type="range" min="0" max=${HOTTEST} step="0.05" .value=${String(temperature)} aria-valuetext=${texts.temperatureAt(decimal(temperature, 2))}
          @input=${(event: Event) => this.tell('setting-slide', { temperature: Number((event.target as HTMLInputElement).value) })}
          @change=${(event: Event) => this.tell('setting-change', { temperature: Number((event.target as HTMLInputElement).value) })}>
        <p>${texts.aboutTemperature}</p></div>
      <div><label class="name" for="count">${texts.howMany}</label><div class="row">
        <input id="count" type="number" min="1" max=${MOST} step="1" .value=${String(count)} @change=${this.chooseCount}>
        ${QUICK_COUNTS.map((quick) => html`<button aria-pressed=${quick === count} aria-label=${texts.samples(quick)} @click=${() => this.count(quick)}>${quick}</button>`)}</div></div>
      <div><label class="name" for="seed">${words.ui.seed}</label><div class="row">
        <input id="seed" class="seed" inputmode="numeric" autocomplete="off" .value=${String(seed)} @change=${this.chooseSeed}>
        <label class="switch"><input type="checkbox" role="switch" aria-label=${texts.lockSeed} .checked=${this.locked} aria-describedby="lock-words"
          @change=${(event: Event) => this.dispatchEvent(new CustomEvent('lock', { detail: (event.target as HTMLInputElement).checked }))}>${texts.lock}</label></div>
        <p id="lock-words">${this.locked ? texts.locked : texts.unlocked}</p></div>`;
  }

  private way(id: SamplingName) {
    const missing = id === 'prior' && !this.model.prior;
    return html`<label class="way ${missing ? 'missing' : ''}"><input type="radio" name="way" value=${id} .checked=${this.setting.sampling === id} ?disabled=${missing}
      aria-describedby=${missing ? 'no-prior' : nothing} @change=${() => this.tell('setting-change', { sampling: id })}>${words.generate.ways[id][0]}</label>`;
  }

  private readonly chooseCount = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const count = Math.min(MOST, Math.max(1, Math.round(Number(input.value))));
    if (input.value !== '' && isCount(count) && count !== this.setting.count) this.count(count);
    input.value = String(isCount(count) && input.value !== '' ? count : this.setting.count);
  };

  private count(count: number): void {
    this.tell('setting-change', { count, columns: columnsFor(count) });
  }

  private readonly chooseSeed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const text = input.value.trim();
    if (isSeed(text)) this.tell('setting-change', { seed: Number(text) });
    else input.value = String(this.setting.seed);
  };

  private tell(name: 'setting-change' | 'setting-slide', detail: Partial<Setting>): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
