/**
 * `density-plot`: for each dimension of a latent a panel with the density of every class, and of all of them together.
 *
 * Properties: `data` (see `figures-contract.ts`), `classes` and `dimensions` (numbers shown), `label` (of the whole).
 * Events: none. The pointer reads the densities at a place.
 * Keyboard: up and down (Home, End) move from panel to panel, left and right move the place in one.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, queryAll, state } from 'lit/decorators.js';
import { cssColour } from '../../plot/class-palette.js';
import { latentFigure } from '../../ui/figures.js';
import type { Part } from './figure-png.js';
import type { Densities } from './figures-contract.js';
import { OwnSize } from '../../plot/own-size.js';
import { bytesOf } from '../../picture/pictures.js';
import { numbersBeside, numbersUnder, sharpPen, ticks } from './plot-axes.js';
import { focusRing } from '../../ui/studio-style.js';
import { ThemeColours } from '../../plot/theme-colours.js';
import { words } from '../../words/words.js';

const HEIGHT = 148;
const LEFT = 34;
const BOTTOM = 18;
/** Room for half of the topmost number. */
const TOP = 6;
/** About so many numbers up the axis of the density. */
const MARKS = 4;
/** Steps of the place by keyboard, of the whole axis. */
const STEP = 1 / 64;

@customElement('density-plot')
export class DensityPlot extends LitElement {
  static override styles = [focusRing, css`
    .panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 256px), 1fr)); gap: 16px 24px; }
    .panel { min-width: 0; border-radius: 4px; touch-action: pan-y; cursor: crosshair; font-variant-numeric: tabular-nums; }
    .panel p { margin: 0; display: flex; justify-content: space-between; gap: 8px; font-size: .8125rem; line-height: 24px; white-space: nowrap; overflow: hidden; }
    .panel b { font-weight: 600; }
    .panel span { color: var(--quiet); overflow: hidden; text-overflow: ellipsis; }
    canvas { display: block; width: 100%; height: ${HEIGHT}px; }
  `];

  @property({ attribute: false }) data!: Densities;
  @property({ attribute: false }) classes: readonly number[] = [];
  @property({ attribute: false }) dimensions: readonly number[] = [];
  @property() label = '';
  /** The panel with the keyboard's cursor. */
  @state() private current = 0;
  /** Where densities are read: a panel's dimension and a place on its axis, 0..1. */
  @state() private reading: { z: number; place: number } | null = null;
  @queryAll('canvas') private canvases!: NodeListOf<HTMLCanvasElement>;

  private values = new Float32Array();
  private readonly ownSize = new OwnSize(this, () => this.draw());
  private readonly theme = new ThemeColours(this, () => this.draw());

  /** What is drawn, to be saved. */
  get parts(): Part[] {
    const from = this.getBoundingClientRect();
    return [...this.canvases].flatMap((canvas, i) => {
      const box = canvas.getBoundingClientRect();
      const [left, top] = [box.left - from.left, box.top - from.top];
      return [{ canvas, left, top }, { text: `z${this.dimensions[i]! + 1}`, left: left + LEFT + 16, top: top - 24 }];
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data')) this.values = new Float32Array(bytesOf(this.data.densities).buffer);
    this.current = Math.min(this.current, this.dimensions.length - 1);
  }

  protected override render() {
    return html`<div class="panels" role="group" aria-label=${this.label}>
      ${this.dimensions.map((z, i) => {
        const place = this.reading?.z === z ? this.reading.place : null;
        const at = this.valueAt(z, place ?? 0.5);
        return html`<div class="panel" role="slider" tabindex=${i === this.current ? 0 : -1} aria-label=${words.figures.densities.panel(`z${z + 1}`)}
          aria-valuemin=${this.data.low[z]!} aria-valuemax=${this.data.high[z]!} aria-valuenow=${at} aria-valuetext=${this.words(z, place ?? 0.5)}
          data-dimension=${z} @keydown=${(event: KeyboardEvent) => this.press(event, i)} @focus=${() => { this.current = i; }}
          @pointermove=${this.point} @pointerdown=${this.point} @pointerleave=${() => { this.reading = null; }}>
          <p><b>z${z + 1}</b>${place === null ? nothing : html`<span>${this.words(z, place)}</span>`}</p>
          <canvas aria-hidden="true"></canvas></div>`;
      })}</div>`;
  }

  protected override updated(): void {
    this.draw();
  }

  private valueAt(z: number, place: number): number {
    return this.data.low[z]! + place * (this.data.high[z]! - this.data.low[z]!);
  }

  /** The densities of a class over a dimension. */
  private row(z: number, label: number): Float32Array {
    const { places, classes } = this.data;
    const from = (z * classes.length + label) * places;
    return this.values.subarray(from, from + places);
  }

  /** The density of all shown classes together. */
  private together(z: number): Float32Array {
    const { places, counts } = this.data;
    const total = this.classes.reduce((sum, label) => sum + counts[label]!, 0);
    const sum = new Float32Array(places);
    for (const label of this.classes) this.row(z, label).forEach((value, i) => { sum[i]! += value * counts[label]! / total; });
    return sum;
  }

  /** What can be read at a place: the three classes that are densest there. */
  private words(z: number, place: number): string {
    const index = Math.round(place * (this.data.places - 1));
    const densest = this.classes.map((label) => ({ name: this.data.classes[label]!, density: this.row(z, label)[index]! }))
      .sort((a, b) => b.density - a.density).slice(0, 3);
    return [words.figures.densities.at(latentFigure(this.valueAt(z, place))), ...densest.map(({ name, density }) => `${name}: ${latentFigure(density)}`)].join(' · ');
  }

  private draw(): void {
    this.canvases.forEach((canvas, i) => this.drawPanel(canvas, this.dimensions[i]!));
  }

  private drawPanel(canvas: HTMLCanvasElement, z: number): void {
    const { data, theme } = this;
    const width = (canvas.parentElement as HTMLElement).clientWidth;
    const pen = sharpPen(canvas, width, HEIGHT);
    canvas.style.width = '100%'; // so that it can become narrower
    const [right, floor, tall] = [width - LEFT - 1, HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP];
    const [low, high] = [data.low[z]!, data.high[z]!];
    const normal = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    const rows = this.classes.map((label) => this.row(z, label));
    const reference = data.prior ? Float32Array.from({ length: data.places }, (_, i) => normal(this.valueAt(z, i / (data.places - 1)))) : null;
    const most = 1.06 * [...rows, ...(reference ? [reference] : [])].reduce((peak, row) => row.reduce((a, b) => Math.max(a, b), peak), 1e-9);
    const [ink, quiet, line] = [theme.of('--ink'), theme.of('--quiet'), theme.of('--line')];
    pen.font = `10px ${getComputedStyle(this).fontFamily}`;
    pen.fillStyle = quiet;
    pen.strokeStyle = line;
    const box = { left: LEFT, top: TOP, width: right, height: tall };
    numbersUnder(pen, box, low, high, 5);
    numbersBeside(pen, box, 0, most, MARKS);
    for (const mark of ticks(0, most, MARKS)) {
      const y = Math.round(floor - mark / most * tall) + 0.5;
      pen.beginPath();
      pen.moveTo(LEFT, y);
      pen.lineTo(width, y);
      pen.stroke();
    }
    const curve = (row: Float32Array, colour: string, thickness: number, dash: number[] = []) => {
      pen.beginPath();
      row.forEach((density, i) => pen.lineTo(LEFT + i / (data.places - 1) * right, floor - density / most * tall));
      pen.strokeStyle = colour;
      pen.lineWidth = thickness;
      pen.setLineDash(dash);
      pen.stroke();
      pen.setLineDash([]);
    };
    this.classes.forEach((label, i) => curve(rows[i]!, cssColour(label), 1.5));
    if (this.classes.length > 1) curve(this.together(z), ink, 2);
    if (reference) curve(reference, quiet, 1.5, [4, 3]);
    if (this.reading?.z === z) {
      const x = LEFT + this.reading.place * right;
      pen.strokeStyle = quiet;
      pen.lineWidth = 1;
      pen.beginPath();
      pen.moveTo(x, TOP);
      pen.lineTo(x, floor);
      pen.stroke();
    }
  }

  private readonly point = (event: PointerEvent): void => {
    const panel = event.currentTarget as HTMLElement;
    const box = panel.getBoundingClientRect();
    this.read(Number(panel.dataset['dimension']), (event.clientX - box.left - LEFT) / (box.width - LEFT));
  };

  private press(event: KeyboardEvent, index: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const z = this.dimensions[index]!;
    const last = this.dimensions.length - 1;
    const panels: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: last };
    const places: Record<string, number> = { ArrowLeft: -STEP, ArrowRight: STEP };
    const to = panels[event.key];
    const by = places[event.key];
    if (to === undefined && by === undefined) return;
    event.preventDefault();
    if (by !== undefined) this.read(z, (this.reading?.z === z ? this.reading.place : 0.5) + by);
    else if (to! >= 0 && to! <= last) this.renderRoot.querySelectorAll<HTMLElement>('.panel')[to!]!.focus();
  }

  private read(z: number, place: number): void {
    this.reading = { z, place: Math.min(1, Math.max(0, place)) };
  }
}
