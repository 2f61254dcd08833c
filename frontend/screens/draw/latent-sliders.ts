/**
 * `latent-sliders`: one native slider for each value of a latent; of many, those that tell most come first and the others on demand.
 *
 * Properties: `values` (the encoder's latent, or null while there is none), `edited` (the visitor's, or null), `low`, `high`,
 * `median` (per value: 1st and 99th percentile and median of the training latents; they are the slider's range and its
 * tick), `influence` (how much each value tells, or empty), `late` (an older latent while a newer is awaited), `fixed` (another model's latent, which cannot be edited).
 * Events: `latent-change` (detail: the edited latent), `latent-reset`.
 * Keyboard: Tab from slider to slider; arrows, Page up and down, Home and End as in every slider; Delete gives one value
 * back to the encoder.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { latentFigure } from '../../ui/figures.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** More sliders than a screen can show. */
const MANY = 32;
/** As many of those are shown at first. */
const MOST = 16;

@customElement('latent-sliders')
export class LatentSliders extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; --thumb: 14px; }
    header { display: flex; align-items: center; gap: 8px 16px; min-height: 32px; margin-bottom: 4px; flex-wrap: wrap; }
    header p { margin: 0; color: var(--quiet); font-size: .8125rem; flex: 1 1 12rem; }
    .grid { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0 40px; }
    .value { display: grid; grid-template-columns: 34px 1fr 48px; align-items: center; gap: 8px; height: 28px;
      font-size: .8125rem; font-variant-numeric: tabular-nums; }
    .name { color: var(--quiet); }
    .more { margin-top: 8px; }
    output { text-align: end; }
    .edited output { color: var(--accent); font-weight: 600; }
    .outside output { text-decoration: underline dotted; }
    .track { position: relative; height: 24px; display: flex; align-items: center; }
    .tick, .was { position: absolute; top: 50%; width: 2px; translate: -1px -50%; pointer-events: none; }
    .tick { height: 10px; background: var(--track); }
    .was { width: 8px; height: 8px; border: 1.5px solid var(--quiet); border-radius: 50%; box-sizing: border-box;
      translate: -4px -50%; background: var(--ground); }
    input { appearance: none; -webkit-appearance: none; width: 100%; height: 24px; margin: 0; background: none; position: relative;
      cursor: pointer; touch-action: pan-y; }
    input::-webkit-slider-runnable-track { height: 2px; background: var(--track); border-radius: 1px; }
    input::-moz-range-track { height: 2px; background: var(--track); border-radius: 1px; }
    input::-webkit-slider-thumb { -webkit-appearance: none; width: var(--thumb); height: var(--thumb); border-radius: 50%;
      background: var(--ink); border: 0; margin-top: -6px; }
    input::-moz-range-thumb { width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--ink); border: 0; }
    input:disabled { cursor: default; }
    input:disabled::-webkit-slider-thumb { background: none; }
    input:disabled::-moz-range-thumb { background: none; }
    .edited input::-webkit-slider-thumb { background: var(--accent); }
    .edited input::-moz-range-thumb { background: var(--accent); }
    input:focus-visible { outline-offset: 0; border-radius: 4px; }
    :host([late]) .track { opacity: .5; }
    @media (max-width: 900px) { .grid { grid-template-columns: 1fr 1fr; gap: 0 16px; } }
    @media (max-width: 700px) {
      header p { flex-basis: 100%; order: 3; }
      header h2 { margin-inline-end: auto; }
      .value { grid-template-columns: 34px 1fr 40px; gap: 4px; height: 36px; }
    }
  `];

  @property({ attribute: false }) values: readonly number[] | null = null;
  @property({ attribute: false }) edited: readonly number[] | null = null;
  @property({ attribute: false }) low: readonly number[] = [];
  @property({ attribute: false }) high: readonly number[] = [];
  @property({ attribute: false }) median: readonly number[] = [];
  @property({ attribute: false }) influence: readonly number[] = [];
  @property({ type: Boolean, reflect: true }) late = false;
  @property({ type: Boolean }) fixed = false;
  @state() private all = false;

  protected override render() {
    const values = this.values ?? this.median;
    const { latent } = words.draw;
    return html`
      <header>
        <h2>${latent.values(values.length)}</h2>
        <p>${!this.values ? latent.nothingEncoded : this.edited ? latent.edited : latent.encoded}</p>
        <button @click=${this.reset} ?disabled=${!this.edited}>${latent.reset}</button>
      </header>
      <div class="grid" role="group" aria-label=${latent.group}>
        ${this.shown(values.length).map((index) => this.slider(values[index]!, index))}
      </div>
      ${values.length > MANY ? html`<button class="more" aria-expanded=${this.all} @click=${() => { this.all = !this.all; }}>
        ${this.all ? latent.fewer(MOST) : latent.more(values.length)}</button>` : nothing}`;
  }

  /** Which values have a slider, in their order; of many, in that of their influence. */
  private shown(size: number): number[] {
    const indexes = Array.from({ length: size }, (_, index) => index);
    if (size <= MANY) return indexes;
    if (this.influence.length === size) indexes.sort((one, other) => this.influence[other]! - this.influence[one]!);
    return this.all ? indexes : indexes.slice(0, MOST);
  }

  private slider(encoded: number, index: number) {
    const [low, high] = this.range(index);
    const value = this.edited?.[index] ?? encoded;
    const moved = this.edited !== null && Math.abs(value - encoded) > 1e-6;
    const outside = value < low || value > high;
    const place = (at: number) => {
      const part = Math.min(1, Math.max(0, (at - low) / (high - low)));
      return `left: calc(var(--thumb) / 2 + ${part} * (100% - var(--thumb)))`;
    };
    const { latent } = words.draw;
    const spoken = outside ? latent.outside(latentFigure(value)) : latentFigure(value);
    return html`<label class="value ${moved ? 'edited' : ''} ${outside ? 'outside' : ''}">
      <span class="name">z${index + 1}</span>
      <span class="track">
        <span class="tick" style=${place(this.median[index] ?? 0)}></span>
        ${moved ? html`<span class="was" style=${place(encoded)}></span>` : nothing}
        <input type="range" min=${low} max=${high} step=${(high - low) / 200} aria-label=${latent.value(index + 1)}
          aria-valuetext=${spoken} .value=${String(value)} ?disabled=${!this.values || this.fixed}
          @input=${(event: Event) => this.move(index, Number((event.target as HTMLInputElement).value))}
          @keydown=${(event: KeyboardEvent) => event.key === 'Delete' && this.move(index, encoded)}>
      </span>
      <output title=${outside ? latent.outsideRange : ''}>${this.values ? latentFigure(value) : '–'}</output>
    </label>`;
  }

  private range(index: number): [number, number] {
    const low = this.low[index] ?? -3;
    const high = this.high[index] ?? 3;
    // a value that the encoder never uses has no width; give it one that can be dragged
    return high - low > 1e-6 ? [low, high] : [low - 1, high + 1];
  }

  private move(index: number, value: number): void {
    const latent = [...(this.edited ?? this.values ?? this.median)];
    latent[index] = value;
    this.dispatchEvent(new CustomEvent('latent-change', { detail: latent }));
  }

  private reset(): void {
    this.dispatchEvent(new CustomEvent('latent-reset'));
  }
}
