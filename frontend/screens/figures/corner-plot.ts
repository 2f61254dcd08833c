/**
 * `corner-plot`: every two dimensions of a latent against each other below a diagonal of histograms, points coloured by class;
 * one panel is shown large, beside them or, on a phone, below.
 *
 * Properties: `points` (see `latent-points.ts`), `classes` (numbers shown), `dimensions` (numbers shown, rising), `panel` (the
 * chosen one's row and column dimension, or null for the most correlated), `label` (of the whole).
 * Events: `panel-choice` (detail: row and column dimension) on a click, a tap or an arrow key.
 * Keyboard: arrows move from panel to panel, Home and End to the first and last.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { drawHistogram, drawPoints } from './corner-drawing.js';
import './corner-panel.js';
import type { CornerPanel } from './corner-panel.js';
import { latentFigure } from '../../ui/figures.js';
import type { Part } from './figure-png.js';
import type { LatentPoints } from './latent-points.js';
import { OwnSize } from '../../plot/own-size.js';
import { type Box, numbersBeside, numbersUnder, sharpPen } from './plot-axes.js';
import { focusRing } from '../../ui/studio-style.js';
import { ThemeColours } from '../../plot/theme-colours.js';
import { words } from '../../words/words.js';

type Pair = readonly [row: number, column: number];

/** Left of and under the panels, for numbers and names. */
const MARGIN = 52;
const GAP = 4;
/** Numbers keep so far from a panel's ends. */
const EDGE = 8;
/** A panel is not made smaller than this for the sake of the screen's height. */
const SMALLEST = 62;
const NARROW = 640;
const LARGEST_BELOW = 420;

@customElement('corner-plot')
export class CornerPlot extends LitElement {
  static override styles = [focusRing, css`
    :host { display: block; }
    .plot { position: relative; }
    .plot > canvas { display: block; }
    .cells { position: absolute; inset: 0 0 auto ${MARGIN}px; display: grid; border-radius: 2px; touch-action: manipulation; }
    .cells div { cursor: pointer; margin: 0 ${GAP - 2}px ${GAP - 2}px 0; }
    .cells div:hover { box-shadow: 0 0 0 1px var(--quiet); }
    .cells div[aria-selected='true'] { box-shadow: 0 0 0 2px var(--accent); }
    corner-panel { position: absolute; top: 0; right: 0; }
    .plot.below corner-panel { position: static; margin-top: 8px; }
  `];

  @property({ attribute: false }) points!: LatentPoints;
  @property({ attribute: false }) classes: readonly number[] = [];
  @property({ attribute: false }) dimensions: readonly number[] = [];
  @property({ attribute: false }) panel: Pair | null = null;
  @property() label = '';
  /** The panel under the pointer. */
  @state() private pointed: Pair | null = null;
  @state() private width = 0;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('corner-panel') private detail!: CornerPanel;

  private mask: Uint8Array = new Uint8Array(256);
  /** Correlation coefficients by pair, of the classes shown. */
  private correlations = new Map<string, number | null>();
  private readonly ownSize = new OwnSize(this, () => { this.width = this.clientWidth; });
  private readonly theme = new ThemeColours(this, () => this.draw());

  /** What is drawn, to be saved. */
  get parts(): Part[] {
    return [{ canvas: this.canvas, left: 0, top: 0 }, ...this.detail.parts(this.side, this.below)];
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('points') && !changed.has('classes') && !changed.has('dimensions')) return;
    this.mask = this.points.mask(new Set(this.classes));
    this.correlations = new Map(this.pairs.filter(([row, column]) => row !== column)
      .map(([row, column]) => [`${row} ${column}`, this.points.correlation(row, column, this.mask)]));
  }

  protected override render() {
    const { dimensions, chosen, side } = this;
    const [row, column] = this.pointed ?? chosen;
    const template = `repeat(${dimensions.length}, minmax(0, 1fr))`;
    return html`<div class="plot ${this.below ? 'below' : ''}" style="width: ${side}px">
      <canvas aria-hidden="true"></canvas>
      <div class="cells" role="listbox" tabindex="0" aria-label=${this.label} aria-activedescendant="panel-${chosen.join('-')}"
        style="grid-template: ${template} / ${template}; height: ${side - MARGIN}px" @keydown=${this.press} @click=${this.choose}
        @pointerover=${this.point} @pointerleave=${() => { this.pointed = null; }}>
        ${this.pairs.map(([r, c]) => html`<div id="panel-${r}-${c}" role="option" data-row=${r} data-column=${c}
          style="grid-area: ${dimensions.indexOf(r) + 1} / ${dimensions.indexOf(c) + 1}"
          aria-selected=${r === chosen[0] && c === chosen[1]} aria-label=${this.nameOf([r, c])}></div>`)}
      </div>
      ${side === 0 ? nothing : html`<corner-panel .points=${this.points} .mask=${this.mask} .row=${row} .column=${column} .text=${this.nameOf([row, column])}
        .size=${this.detailSize}></corner-panel>`}
    </div>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (['points', 'classes', 'dimensions', 'width'].some((name) => changed.has(name))) this.draw();
  }

  private get narrow(): boolean {
    return this.width < NARROW;
  }

  private get side(): number {
    const low = Math.max(innerHeight - 208, this.dimensions.length * SMALLEST + MARGIN);
    return this.narrow ? this.width : Math.min(this.width, low);
  }

  /** Whether the large panel has no place above the diagonal. */
  private get below(): boolean {
    return this.narrow || this.dimensions.length < 2;
  }

  private get detailSize(): number {
    const half = Math.floor(this.dimensions.length / 2);
    // where it would be no larger than a panel its text is enough
    return this.below ? Math.min(this.side, LARGEST_BELOW) : half < 2 ? 0 : Math.floor(half * (this.side - MARGIN) / this.dimensions.length - GAP);
  }

  /** The dimensions of each panel, row by row. */
  private get pairs(): Pair[] {
    return this.dimensions.flatMap((row, i) => this.dimensions.slice(0, i + 1).map((column) => [row, column] as const));
  }

  private get chosen(): Pair {
    const { panel, dimensions } = this;
    if (panel?.every((z) => dimensions.includes(z))) return panel;
    const [strongest] = [...this.correlations].sort(([, a], [, b]) => Math.abs(b ?? 0) - Math.abs(a ?? 0));
    return strongest ? strongest[0].split(' ').map(Number) as unknown as Pair : [dimensions[0]!, dimensions[0]!];
  }

  private nameOf([row, column]: Pair): string {
    const { corner } = words.figures;
    if (row === column) {
      const { mean, deviation } = this.points.spread(row, this.mask);
      return this.classes.length ? corner.spread(`z${row + 1}`, latentFigure(mean), latentFigure(deviation)) : corner.noClass(`z${row + 1}`);
    }
    const correlation = this.correlations.get(`${row} ${column}`) ?? null;
    const [up, across] = [`z${row + 1}`, `z${column + 1}`];
    return correlation === null ? corner.noCorrelation(up, across) : corner.correlation(up, across, latentFigure(correlation));
  }

  private boxOf(row: number, column: number): Box {
    const cell = (this.side - MARGIN) / this.dimensions.length;
    return { left: MARGIN + column * cell + 1, top: row * cell + 1, width: cell - GAP, height: cell - GAP };
  }

  private draw(): void {
    const { side, dimensions, points, mask, theme } = this;
    if (!this.canvas || side === 0) return;
    const pen = sharpPen(this.canvas, side, side);
    const [quiet, line, ink] = [theme.of('--quiet'), theme.of('--line'), theme.of('--ink')];
    const family = getComputedStyle(this).fontFamily;
    dimensions.forEach((up, row) => {
      dimensions.slice(0, row + 1).forEach((across, column) => {
        const box = this.boxOf(row, column);
        if (row === column) drawHistogram(pen, points, up, mask, box);
        else drawPoints(pen, points, across, up, mask, box);
        pen.strokeStyle = line;
        pen.lineWidth = 1;
        pen.strokeRect(box.left - 0.5, box.top - 0.5, box.width + 1, box.height + 1);
      });
      this.drawScales(pen, up, row, { quiet, ink, family });
    });
  }

  /** Numbers and name of a dimension, under its column and left of its row. */
  private drawScales(pen: CanvasRenderingContext2D, z: number, index: number, { quiet, ink, family }: Record<'quiet' | 'ink' | 'family', string>): void {
    const { low, high } = this.points.source;
    const last = this.dimensions.length - 1;
    const [under, beside] = [this.boxOf(last, index), this.boxOf(index, 0)];
    const wanted = Math.min(5, under.width / 24);
    pen.font = `10px ${family}`;
    pen.fillStyle = quiet;
    numbersUnder(pen, under, low[z]!, high[z]!, wanted, EDGE);
    if (index > 0) numbersBeside(pen, beside, low[z]!, high[z]!, wanted, EDGE);
    pen.textBaseline = 'middle';
    pen.font = `600 12px ${family}`;
    pen.fillStyle = ink;
    pen.textAlign = 'center';
    pen.fillText(`z${z + 1}`, under.left + under.width / 2, under.top + under.height + 28);
    pen.textAlign = 'start';
    pen.fillText(`z${z + 1}`, 0, beside.top + beside.height / 2);
  }

  private pairOf(event: Event): Pair | null {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    return cell && [Number(cell.dataset['row']), Number(cell.dataset['column'])];
  }

  private readonly point = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.pointed = this.pairOf(event);
  };

  private readonly choose = (event: Event): void => {
    const pair = this.pairOf(event);
    if (pair) this.tell(pair);
  };

  private readonly press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { dimensions } = this;
    const last = dimensions.length - 1;
    const [row, column] = this.chosen.map((z) => dimensions.indexOf(z)) as unknown as Pair;
    const moves: Record<string, Pair> = { ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column], Home: [0, 0], End: [last, last] };
    const to = moves[event.key];
    if (!to) return;
    event.preventDefault();
    if (to[0] <= last && to[1] >= 0 && to[1] <= to[0]) this.tell([dimensions[to[0]]!, dimensions[to[1]]!]);
  };

  private tell(pair: Pair): void {
    this.pointed = null;
    this.dispatchEvent(new CustomEvent<Pair>('panel-choice', { detail: pair }));
  }
}
