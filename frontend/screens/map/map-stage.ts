/**
 * `map-stage`: the points of a map, coloured by class, to pan, zoom, point at and lasso; under them, decoded pictures.
 *
 * Properties: `cloud` (a `MapCloud`, or null), `axes` (names), `ticked` (the axes have units), `marks` and `names` (a letter for each class, and what it is called),
 * `off` (numbers of hidden classes), `chosen` (points to stand out), `pinned` and `marker` (spots, or null), `grid` (the decoded
 * pictures, or null), `lassoing` (a pointer that goes down draws a lasso), `label` (what it shows).
 * Events: `map-look` (detail: a `Target`, or null when nothing is pointed at), `map-pin` (detail: a `Target`, or null),
 * `map-lasso` (detail: points), `map-view` (another part is seen), `map-problem` (detail: words).
 * Keyboard: arrows walk the cross-hair, with Shift in larger steps; + and − zoom, 0 shows all; Enter pins, Escape lets go.
 */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { MapCloud, Spot } from './map-cloud.js';
import { marks } from './map-marks.js';
import type { MapGrid } from './map-contract.js';
import { MapPlot, PlotProblem } from './map-plot.js';
import { stageStyle } from './map-stage-style.js';
import { MapViewport } from './map-viewport.js';
import { picturesOf, sheetOf } from '../../picture/pictures.js';
import { focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** What is pointed at: a spot, the point next to it (−1 without one) and whether that is meant. */
export interface Target {
  spot: Spot;
  point: number;
  on: boolean;
}

/** How near a point is hit, pixels. */
const NEAR = 6;
const NEAR_FINGER = 14;
/** Steps of the cross-hair across what is seen. */
const STEPS = 64;
const LARGE_STEPS = 10;

@customElement('map-stage')
export class MapStage extends LitElement {
  static override styles = [focusRing, stageStyle];

  @property({ attribute: false }) cloud: MapCloud | null = null;
  @property({ attribute: false }) axes: readonly string[] = ['', ''];
  @property({ type: Boolean }) ticked = false;
  @property({ attribute: false }) marks: readonly string[] = [];
  @property({ attribute: false }) names: readonly string[] = [];
  @property({ attribute: false }) off: readonly number[] = [];
  @property({ attribute: false }) chosen: readonly number[] = [];
  @property({ attribute: false }) pinned: Spot | null = null;
  @property({ attribute: false }) marker: Spot | null = null;
  @property({ attribute: false }) grid: MapGrid | null = null;
  @property({ type: Boolean, reflect: true }) lassoing = false;
  @property() label = '';
  /** Where the cross-hair is. */
  @state() private cursor: Target | null = null;
  @state() private lasso: readonly Spot[] = [];
  @query('.stage') private stage!: HTMLElement;
  @query('.points') private points!: HTMLCanvasElement;
  @query('.tiles') private tiles!: HTMLCanvasElement;

  private plot: MapPlot | null = null;
  /** Counts how often the element left the page: Flow may move it while the library comes. */
  private moves = 0;
  private begun = false;
  private failed = false;
  private plotSide = 0;
  private middles: readonly { label: number; mark: string; spot: Spot }[] = [];
  readonly viewport = new MapViewport(this, {
    lassoes: () => this.lassoing,
    hover: (spot) => this.look(spot && this.target(spot, NEAR)),
    tap: (spot, finger) => this.pin(this.target(spot, finger ? NEAR_FINGER : NEAR)),
    lasso: (outline, closed) => this.draw(outline, closed),
    moved: () => {
      this.requestUpdate();
      this.dispatchEvent(new CustomEvent('map-view'));
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.plot?.destroy();
    this.plot = null;
    this.begun = false;
    this.moves++;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.redraw();
  }

  /** Whether the points are drawn as they should be, or cannot be. */
  get settled(): boolean {
    return this.plot ? this.plot.settled : !this.cloud || this.failed;
  }

  /** Puts the cross-hair on a spot, as if it had walked there. */
  walk(spot: Spot): void {
    this.look(this.target(spot, NEAR));
  }

  /** What is seen: the middle and half of a side, in the units of the frame. */
  get seen(): { middle: Spot; half: number } {
    return { middle: this.viewport.middle, half: this.viewport.half };
  }

  /** The points of the shown classes that are in sight. */
  get inSight(): number[] {
    const { middle: { x, y }, half } = this.viewport;
    const { cloud } = this;
    return cloud?.shown(this.off).filter((i) => Math.abs(cloud.x[i]! - x) <= half && Math.abs(cloud.y[i]! - y) <= half) ?? [];
  }

  protected override render() {
    const { cloud, cursor } = this;
    return html`<div class="stage" tabindex="0" role="application" aria-roledescription=${words.map.stage.role} aria-label=${this.label}
      aria-description=${words.map.stage.keys}
      @keydown=${this.press}>
      <canvas class="tiles" ?hidden=${!this.grid} aria-hidden="true"></canvas>
      <canvas class="points ${this.grid ? 'faint' : ''}" aria-hidden="true"></canvas>
      ${cloud && this.viewport.side ? marks(this.viewport, { cloud, axes: this.axes, ticked: this.ticked, middles: this.grid ? [] : this.middles, cursor: cursor?.spot ?? null,
    on: cursor?.on ?? false, pinned: this.pinned, marker: this.marker, lasso: this.lasso, pictured: this.grid !== null, names: this.names }) : nothing}
      <slot></slot></div>`;
  }

  protected override firstUpdated(): void {
    this.viewport.watch(this.stage);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { cloud, off } = this;
    if (changed.has('cloud')) this.cursor = null;
    if (['cloud', 'off', 'marks'].some((name) => changed.has(name))) {
      this.middles = !cloud ? [] : this.marks.flatMap((mark, label) => {
        const spot = off.includes(label) ? null : cloud.middle(label);
        return spot ? [{ label, mark, spot }] : [];
      });
    }
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('grid') && this.grid) this.paint(this.grid);
    this.place();
    if (['cloud', 'off', 'chosen'].some((name) => changed.has(name))) this.redraw();
  }

  private async begin(): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    const { moves } = this;
    try {
      const plot = await MapPlot.on(this.points, matchMedia('(prefers-reduced-motion: reduce)').matches);
      if (moves !== this.moves) {
        plot.destroy();
        return;
      }
      this.plot = plot;
      this.plotSide = 0;
      this.place();
      this.redraw();
    } catch (failure) {
      this.failed = true;
      this.dispatchEvent(new CustomEvent('map-problem', { detail: failure instanceof PlotProblem ? failure.message : words.map.stage.notLoaded }));
    }
  }

  private redraw(): void {
    if (!this.cloud) return;
    if (this.plot) this.plot.show(this.cloud, this.off, this.chosen);
    else void this.begin();
  }

  /** Points and pictures where the viewport shows them. */
  private place(): void {
    const { viewport, plot, grid, cloud } = this;
    if (plot && viewport.side && viewport.side !== this.plotSide) {
      plot.resize(viewport.side, viewport.side);
      this.plotSide = viewport.side;
    }
    plot?.look({ middle: viewport.middle, zoom: viewport.zoom });
    if (!grid || !cloud) return;
    const { x, y, halfWidth, halfHeight } = grid.frame;
    const from = viewport.onStage(cloud.inward({ x: x - halfWidth, y: y + halfHeight }));
    const to = viewport.onStage(cloud.inward({ x: x + halfWidth, y: y - halfHeight }));
    this.tiles.style.transform = `translate(${from.x}px, ${from.y}px) scale(${(to.x - from.x) / this.tiles.width}, ${(to.y - from.y) / this.tiles.height})`;
  }

  private paint({ pictures, side }: MapGrid): void {
    const decoded = picturesOf(pictures);
    const image = sheetOf(decoded, side, 0);
    this.tiles.width = image.width;
    this.tiles.height = image.height;
    this.tiles.classList.toggle('coloured', decoded[0]?.channels === 3);
    this.tiles.getContext('2d')!.putImageData(image, 0, 0);
  }

  private target(spot: Spot, near: number): Target | null {
    if (!this.cloud) return null;
    const { point, distance } = this.cloud.nearest(spot, this.off);
    const on = point >= 0 && distance * this.viewport.scale <= near;
    return { spot: on ? this.cloud.spot(point) : spot, point, on };
  }

  private look(target: Target | null): void {
    if (target && this.cursor && target.on && this.cursor.on && target.point === this.cursor.point) return;
    this.cursor = target;
    this.dispatchEvent(new CustomEvent('map-look', { detail: target }));
  }

  private pin(target: Target | null): void {
    this.dispatchEvent(new CustomEvent('map-pin', { detail: target }));
  }

  private draw(outline: readonly Spot[], closed: boolean): void {
    this.lasso = closed ? [] : [...outline];
    if (closed && this.cloud) this.dispatchEvent(new CustomEvent('map-lasso', { detail: this.cloud.inside(this.cloud.shown(this.off), outline) }));
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.stage) return;
    const { viewport } = this;
    const from = this.cursor?.spot ?? this.pinned ?? viewport.middle;
    const step = (2 * viewport.half) / (event.shiftKey ? LARGE_STEPS : STEPS);
    const steps: Record<string, Spot> = { ArrowLeft: { x: -step, y: 0 }, ArrowRight: { x: step, y: 0 }, ArrowUp: { x: 0, y: step }, ArrowDown: { x: 0, y: -step } };
    const by = steps[event.key];
    if (by) {
      const spot = { x: from.x + by.x, y: from.y + by.y };
      viewport.reveal(spot);
      this.look(this.target(spot, 0.6 * step * viewport.scale < NEAR ? 0.6 * step * viewport.scale : NEAR));
    } else if (event.key === '+' || event.key === '=') viewport.zoomBy(1, from);
    else if (event.key === '-') viewport.zoomBy(-1, from);
    else if (event.key === '0') viewport.show({ x: 0, y: 0 }, 1);
    else if (event.key === 'Enter' || event.key === ' ') this.pin(this.cursor ?? this.target(from, NEAR));
    else if (event.key === 'Escape') {
      this.look(null);
      this.pin(null);
    } else return;
    event.preventDefault();
  };
}
