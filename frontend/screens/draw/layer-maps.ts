/**
 * `layer-maps`: one layer of a model: what it is, its maps, its equation and its code.
 *
 * Properties: `layers` (all of the model), `number` (of this one), `place` (the pixel that is looked at, or null), `windows` (what
 * that is made of, where this is one of its inputs), `whole` (whether all maps are shown).
 * Events: `look` (detail: a place, `hold` whether it is to stay), `whole` (all maps are wanted, or a few).
 * Keyboard: on the maps, arrow keys go from pixel to pixel, Page Up and Page Down from map to map, Enter holds.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { OwnSize } from '../../plot/own-size.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';
import type { LayerView, SumPart } from './inside-contract.js';
import { type Place, type Tiles, cornerOf, imageOf, placeAt, stepped, tilesOf } from './layer-tiles.js';

export interface Looked {
  place: Place;
  hold: boolean;
}

@customElement('layer-maps')
export class LayerMapsElement extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: grid; grid-template-columns: 176px minmax(0, 1fr); gap: 0 16px; padding: 8px 0; border-top: 1px solid var(--line); font-size: .8125rem; line-height: 20px;
      font-variant-numeric: tabular-nums; }
    h3 { color: var(--ink); line-height: 20px; }
    p { margin: 0; color: var(--quiet); }
    .stage { position: relative; width: fit-content; cursor: crosshair; touch-action: pan-y; }
    canvas { display: block; image-rendering: pixelated; }
    .tile { position: absolute; box-shadow: 0 0 0 1px var(--line); background: var(--paper); pointer-events: none; z-index: -1; }
    .stage { isolation: isolate; }
    .mark, .window { position: absolute; box-sizing: border-box; pointer-events: none; outline: 2px solid var(--accent); outline-offset: 0; }
    .window { outline-width: 1px; }
    button, summary { color: var(--accent); }
    button { border: 0; padding: 0 4px; margin-inline-start: -4px; min-height: 28px; font-size: .8125rem; }
    summary { cursor: pointer; min-height: 28px; line-height: 28px; width: fit-content; }
    details { grid-column: 1 / -1; }
    .equation { font-size: .9375rem; line-height: 28px; color: var(--ink); overflow-x: auto; }
    pre { margin: 4px 0 0; padding: 8px 12px; background: var(--hover); border-radius: 6px; overflow-x: auto; font: .75rem/18px ui-monospace, monospace; }
    @media (max-width: 700px) { :host { grid-template-columns: minmax(0, 1fr); gap: 4px; } .tell { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; } }
  `];

  @property({ attribute: false }) layers: readonly LayerView[] = [];
  @property({ type: Number }) number = 0;
  @property({ attribute: false }) place: Place | null = null;
  @property({ attribute: false }) windows: readonly SumPart[] = [];
  @property({ type: Boolean }) whole = false;
  @state() private room = 0;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.maps') private maps!: HTMLElement;
  private readonly size = new OwnSize(this, () => { this.room = this.maps?.clientWidth ?? 0; });
  private painted: LayerView | null = null;

  private get layer(): LayerView {
    return this.layers[this.number]!;
  }

  private get tiles(): Tiles {
    return tilesOf(this.layer, Math.max(64, this.room));
  }

  protected override render() {
    const { layer, tiles, number } = this;
    const texts = words.inside;
    const f = texts.activation(layer.activation);
    return html`
      <div class="tell">
        <h3>${number + 1} · ${texts.layer(layer)}${f ? `, ${f}` : ''}</h3>
        <p>${texts.size(layer)}</p>
        ${layer.kind === 'input' ? nothing : html`<p>${texts.parameters(layer.parameters)}</p>`}
        ${layer.maps > layer.shown || this.whole ? html`<button aria-pressed="false" @click=${() => this.dispatchEvent(new CustomEvent('whole'))}>
          ${this.whole ? texts.fewer(16) : texts.all(layer.maps)}</button>` : nothing}
      </div>
      <div class="maps">
        <div class="stage" tabindex="0" role="application" aria-roledescription=${texts.role} aria-label=${texts.mapsOf(number + 1, texts.layer(layer), texts.size(layer))}
          style="width: ${tiles.width}px; height: ${tiles.height}px" @pointermove=${this.point} @pointerdown=${this.press} @keydown=${this.step}
          @focus=${() => { if (!this.place) this.look({ map: 0, row: 0, column: 0 }, false); }}>
          ${Array.from({ length: layer.shown }, (_, map) => this.box('tile', { map, row: 0, column: 0 }, tiles.across, tiles.down))}
          <canvas width=${tiles.width} height=${tiles.height}></canvas>
          ${this.windows.map((part) => this.window(part))}
          ${this.place && this.place.map < layer.shown ? this.box('mark', this.place, 1, 1) : nothing}
        </div>
      </div>
      ${layer.kind === 'input' ? nothing : html`<details><summary>${texts.how}</summary>
        <p class="equation">${texts.equationOf(layer)}</p>
        <pre tabindex="0" role="region" aria-label=${texts.code}>${texts.codeOf(layer, layer.inputs.map((input) => this.layers[input]!))}</pre></details>`}`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!this.room) this.room = this.maps.clientWidth;
    if (this.painted === this.layer && !changed.has('room')) return;
    this.painted = this.layer;
    this.canvas.getContext('2d')!.putImageData(imageOf(this.layer, this.tiles), 0, 0);
  }

  /** What of a window lies within the map. */
  private window({ map, row, column, height, width }: SumPart) {
    const { layer } = this;
    const [top, left] = [Math.max(0, row), Math.max(0, column)];
    if (map >= layer.shown) return nothing;
    return this.box('window', { map, row: top, column: left }, Math.min(layer.width, column + width) - left, Math.min(layer.height, row + height) - top);
  }

  private box(kind: string, place: Place, across: number, down: number) {
    const { layer, tiles } = this;
    const [left, top] = cornerOf(layer, tiles, place);
    return html`<span class=${kind} style="left: ${left}px; top: ${top}px; width: ${across * tiles.cell}px; height: ${down * tiles.cell}px"></span>`;
  }

  private at(event: PointerEvent): Place | null {
    const { left, top } = this.canvas.getBoundingClientRect();
    return placeAt(this.layer, this.tiles, event.clientX - left, event.clientY - top);
  }

  private point(event: PointerEvent): void {
    const place = this.at(event);
    if (place) this.look(place, false);
  }

  private press(event: PointerEvent): void {
    const place = this.at(event);
    if (place) this.look(place, true);
  }

  private step(event: KeyboardEvent): void {
    const from = this.place ?? { map: 0, row: 0, column: 0 };
    const place = event.key === 'Enter' ? from : stepped(this.layer, this.tiles, from, event.key);
    if (!place) return;
    event.preventDefault();
    this.look(place, true);
  }

  private look(place: Place, hold: boolean): void {
    this.dispatchEvent(new CustomEvent<Looked>('look', { detail: { place, hold } }));
  }
}
