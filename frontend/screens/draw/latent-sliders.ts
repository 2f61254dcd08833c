/**
 * `latent-sliders`: a latent as bars, one native slider for each value, those that tell most first and what is too many on demand.
 * Along the one that is looked at stand pictures of what it does.
 *
 * Properties: `values` (the encoder's latent, or null while there is none), `edited` (the visitor's, or null), `low`, `high`,
 * `median` (per value: 1st and 99th percentile and median of the training latents; they are the slider's range and its
 * tick), `influence` (how much each value tells, or empty), `names` (what each value stands for, null where that is not known, or empty), `strip` (pictures along the value that is looked at, or none yet), `late` (an older latent while a newer is awaited), `fixed` (another model's latent, which cannot be edited).
 * Events: `latent-change` (detail: the edited latent), `latent-rest` (it stays so), `latent-reset`, `strip-wanted` (detail: a `StripWish`, or null).
 * Keyboard: Tab from slider to slider; arrows, Page up and down, Home and End as in every slider; Delete gives one value
 * back to the encoder.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ValueName } from './draw-contract.js';
import type { Picture } from '../../picture/pictures.js';
import '../../picture/pixel-image.js';
import { NO_SHAPE } from '../../talk/data-set-contract.js';
import { latentFigure } from '../../ui/figures.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** As many are shown at first, and on a small screen. */
const MOST = 16;
const FEW = 8;
const SMALL = '(max-width: 700px), (max-height: 480px)';
/** Pictures along a value. */
const PICTURES = 5;

/** Along which value, from 0, pictures are wanted, and where. */
export interface StripWish {
  value: number;
  at: readonly number[];
}

@customElement('latent-sliders')
export class LatentSliders extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; --thumb: 14px; }
    header { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 24px; }
    header button { min-height: 24px; padding: 0 8px; font-size: .8125rem; }
    .grid { display: grid; grid-template-columns: minmax(0, 1fr); }
    .grid.all { max-height: calc(.6 * var(--tall, 100dvh)); overflow-y: auto; }
    .value { position: relative; display: grid; grid-template-columns: 30px 58px 1fr 44px; align-items: center; gap: 8px; height: 24px;
      font-size: .8125rem; font-variant-numeric: tabular-nums; }
    .name { color: var(--quiet); white-space: nowrap; }
    @media (max-width: 1080px) { .value { grid-template-columns: 30px 1fr 44px; } .meaning { display: none; } }
    header h2 { margin-inline-end: auto; white-space: nowrap; }
    header .more { border: 0; padding: 0 4px; color: var(--accent); white-space: nowrap; }
    .hint { margin: 8px 0 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
    .strip { position: absolute; z-index: 2; inset: calc(100% + 2px) 0 auto; display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 4px; padding: 6px; pointer-events: none;
      background: var(--surface); border-radius: 8px; box-shadow: 0 4px 24px rgb(0 0 0 / .22), 0 0 0 1px var(--line); }
    .value.low .strip { inset: auto 0 calc(100% + 2px); }
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
    /* the bar reaches from the median to the value */
    input { --bar: linear-gradient(to right, transparent var(--from), var(--colour, var(--quiet)) var(--from) var(--to), transparent var(--to)), linear-gradient(var(--line), var(--line)); }
    input::-webkit-slider-runnable-track { height: 6px; background: var(--bar); border-radius: 3px; }
    input::-moz-range-track { height: 6px; background: var(--bar); border-radius: 3px; }
    .edited input { --colour: var(--accent); }
    input::-webkit-slider-thumb { -webkit-appearance: none; width: var(--thumb); height: var(--thumb); border-radius: 50%;
      background: var(--ink); border: 0; margin-top: -4px; }
    input::-moz-range-thumb { width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--ink); border: 0; }
    input:disabled { cursor: default; }
    input:disabled::-webkit-slider-thumb { background: none; }
    input:disabled::-moz-range-thumb { background: none; }
    .edited input::-webkit-slider-thumb { background: var(--accent); }
    .edited input::-moz-range-thumb { background: var(--accent); }
    input:focus-visible { outline-offset: 0; border-radius: 4px; }
    :host([late]) .track { opacity: .5; }
    @media (max-width: 700px) {
      .grid { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 16px; }
      .value { grid-template-columns: 24px 1fr 38px; gap: 4px; height: 28px; }
      .strip { min-width: 240px; }
      .value:nth-child(even) .strip { inset-inline: auto 0; }
      .hint { display: none; }
    }
    @media (max-height: 480px) {
      .hint { display: none; }
      header h2 { visibility: hidden; width: 0; }
    }
  `];

  @property({ attribute: false }) values: readonly number[] | null = null;
  @property({ attribute: false }) edited: readonly number[] | null = null;
  @property({ attribute: false }) low: readonly number[] = [];
  @property({ attribute: false }) high: readonly number[] = [];
  @property({ attribute: false }) median: readonly number[] = [];
  @property({ attribute: false }) influence: readonly number[] = [];
  @property({ attribute: false }) names: readonly (ValueName | null)[] = [];
  @property({ type: Boolean, reflect: true }) late = false;
  @property({ type: Boolean }) fixed = false;
  @property({ attribute: false }) strip: readonly Picture[] = [];
  @property({ attribute: false }) shape = NO_SHAPE;
  @state() private all = false;
  @state() private small = matchMedia(SMALL).matches;
  /** Which value is looked at, −1 for none. */
  @state() private looked = -1;
  private readonly query = matchMedia(SMALL);

  override connectedCallback(): void {
    super.connectedCallback();
    this.query.addEventListener('change', this.resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.query.removeEventListener('change', this.resized);
  }

  protected override render() {
    const values = this.values ?? this.median;
    const shown = this.shown(values.length);
    const { latent } = words.draw;
    return html`
      <header>
        <h2>${latent.values(values.length)}</h2>
        ${values.length > this.most ? html`<button class="more" aria-expanded=${this.all} @click=${() => { this.all = !this.all; }}>
          ${this.all ? latent.fewer(this.most) : latent.more(values.length)}</button>` : nothing}
        <button @click=${this.reset} ?disabled=${!this.edited}>${latent.reset}</button>
      </header>
      <div class="grid ${this.all ? 'all' : ''}" role="group" aria-label=${latent.group}>
        ${shown.map((index, place) => this.slider(values[index]!, index, place >= shown.length / 2))}
      </div>
      <p class="hint">${!this.values ? latent.nothingEncoded : this.edited ? latent.edited : latent.encoded}</p>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const anew = changed.has('looked') || (this.looked >= 0 && (changed.has('values') || changed.has('edited')));
    if (!anew) return;
    const wanted = this.looked >= 0 && this.values && !this.fixed;
    this.dispatchEvent(new CustomEvent<StripWish | null>('strip-wanted', { detail: wanted ? { value: this.looked, at: this.places(this.looked) } : null }));
  }

  private get most(): number {
    return this.small ? FEW : MOST;
  }

  /** Evenly over the slider. */
  private places(index: number): number[] {
    const [low, high] = this.range(index);
    return Array.from({ length: PICTURES }, (_, i) => low + (i / (PICTURES - 1)) * (high - low));
  }

  private readonly resized = (): void => {
    this.small = this.query.matches;
  };

  /** Which values have a slider, those that tell most first. */
  private shown(size: number): number[] {
    const indexes = Array.from({ length: size }, (_, index) => index);
    if (this.influence.length === size) indexes.sort((one, other) => this.influence[other]! - this.influence[one]!);
    return this.all ? indexes : indexes.slice(0, this.most);
  }

  /** @param low whether its pictures have to stand above it */
  private slider(encoded: number, index: number, low: boolean) {
    const [least, most] = this.range(index);
    const value = this.edited?.[index] ?? encoded;
    const moved = this.edited !== null && Math.abs(value - encoded) > 1e-6;
    const outside = value < least || value > most;
    const along = (at: number) => `calc(var(--thumb) / 2 + ${Math.min(1, Math.max(0, (at - least) / (most - least)))} * (100% - var(--thumb)))`;
    const place = (at: number) => `left: ${along(at)}`;
    const median = this.median[index] ?? 0;
    const { latent } = words.draw;
    const known = this.names[index];
    const name = known ? latent.names[known] : '';
    const spoken = outside ? latent.outside(latentFigure(value)) : latentFigure(value);
    return html`<label class="value ${moved ? 'edited' : ''} ${outside ? 'outside' : ''} ${low ? 'low' : ''}"
      @pointerenter=${() => this.look(index)} @pointerleave=${() => this.look(-1)} @focusin=${() => this.look(index)} @focusout=${() => this.look(-1)}>
      <span class="name">z${index + 1}</span><span class="meaning" title=${name ? latent.aboutName(name) : ''}>${name}</span>
      <span class="track">
        <span class="tick" style=${place(median)}></span>
        ${moved ? html`<span class="was" style=${place(encoded)}></span>` : nothing}
        <input type="range" style="--from: ${along(Math.min(median, value))}; --to: ${along(Math.max(median, value))}" min=${least} max=${most} step=${(most - least) / 200} aria-label=${latent.value(index + 1)} aria-description=${name || nothing}
          aria-valuetext=${spoken} .value=${String(value)} ?disabled=${!this.values || this.fixed}
          @input=${(event: Event) => this.move(index, Number((event.target as HTMLInputElement).value))}
          @change=${() => this.dispatchEvent(new CustomEvent('latent-rest'))} @keydown=${(event: KeyboardEvent) => event.key === 'Delete' && this.move(index, encoded)}>
      </span>
      <output title=${outside ? latent.outsideRange : ''}>${this.values ? latentFigure(value) : '–'}</output>
      ${index === this.looked && this.values && !this.fixed ? html`<span class="strip" aria-hidden="true">${Array.from({ length: PICTURES }, (_, i) =>
        html`<pixel-image .picture=${this.strip[i] ?? null} .shape=${this.shape}></pixel-image>`)}</span>` : nothing}
    </label>`;
  }

  private look(index: number): void {
    this.looked = index;
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
