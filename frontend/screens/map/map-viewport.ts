/**
 * Which part of a map is seen, and what pointers do on it: pan, zoom, hover, tap, lasso. Spots are in the units of the map's
 * frame, −1 to 1 upwards; pixels are those of the square stage, downwards. A Lit controller.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LARGEST_ZOOM, LEAST_ZOOM } from './map-setting.js';
import type { Spot } from './map-cloud.js';

const STEP = 1.4;
/** A pointer that moved farther did not tap, pixels. */
const TAP_DISTANCE = 6;

interface Hand {
  /** Whether a pointer that goes down draws a lasso. */
  lassoes(): boolean;
  /** A pointer is over this spot, and is a finger or not; null when it left. */
  hover(spot: Spot | null): void;
  tap(spot: Spot, finger: boolean): void;
  /** The lasso as it is drawn, and when it is closed. */
  lasso(outline: readonly Spot[], closed: boolean): void;
  /** Another part is seen: draw it. */
  moved(): void;
}

export class MapViewport implements ReactiveController {
  middle: Spot = { x: 0, y: 0 };
  zoom = 1;
  /** Pixels. */
  side = 0;
  private stage: HTMLElement | null = null;
  private readonly pointers = new Map<number, Spot>();
  private drag: 'pan' | 'pinch' | 'lasso' | null = null;
  private travelled = 0;
  /** Where the pointer was when the map last followed it. */
  private held: Spot = { x: 0, y: 0 };
  private outline: Spot[] = [];
  private readonly sizes = new ResizeObserver(([entry]) => {
    this.side = entry!.contentRect.width;
    this.hand.moved();
  });

  constructor(host: ReactiveControllerHost, private readonly hand: Hand) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.stage) this.sizes.observe(this.stage);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.pointers.clear();
    this.drag = null;
  }

  watch(stage: HTMLElement): void {
    this.stage = stage;
    stage.addEventListener('wheel', this.wheel, { passive: false });
    stage.addEventListener('pointerdown', this.down);
    stage.addEventListener('pointermove', this.move);
    stage.addEventListener('pointerleave', () => this.hand.hover(null));
    for (const end of ['pointerup', 'pointercancel'] as const) stage.addEventListener(end, this.up);
    this.sizes.observe(stage);
  }

  /** Pixels of a unit. */
  get scale(): number {
    return (this.side / 2) * this.zoom;
  }

  onStage({ x, y }: Spot): Spot {
    return { x: this.side / 2 + (x - this.middle.x) * this.scale, y: this.side / 2 - (y - this.middle.y) * this.scale };
  }

  onMap({ x, y }: Spot): Spot {
    return { x: this.middle.x + (x - this.side / 2) / this.scale, y: this.middle.y - (y - this.side / 2) / this.scale };
  }

  /** Half of what is seen, in units. */
  get half(): number {
    return 1 / this.zoom;
  }

  /** Shows this part. */
  show(middle: Spot, zoom: number): void {
    this.middle = middle;
    this.zoom = Math.min(LARGEST_ZOOM, Math.max(LEAST_ZOOM, zoom));
    this.hand.moved();
  }

  /** Moves as little as is needed to see a spot. */
  reveal({ x, y }: Spot): void {
    const near = this.half * 0.94;
    const within = (middle: number, at: number) => Math.min(at + near, Math.max(at - near, middle));
    this.show({ x: within(this.middle.x, x), y: within(this.middle.y, y) }, this.zoom);
  }

  zoomBy(steps: number, around: Spot = this.middle): void {
    this.zoomAround(STEP ** steps, around);
  }

  private zoomAround(factor: number, around: Spot): void {
    const zoom = Math.min(LARGEST_ZOOM, Math.max(LEAST_ZOOM, this.zoom * factor));
    const kept = this.zoom / zoom;
    this.show({ x: around.x + (this.middle.x - around.x) * kept, y: around.y + (this.middle.y - around.y) * kept }, zoom);
  }

  private pan(x: number, y: number): void {
    this.show({ x: this.middle.x - x / this.scale, y: this.middle.y + y / this.scale }, this.zoom);
  }

  private at(event: MouseEvent): Spot {
    const { left, top } = this.stage!.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  private readonly wheel = (event: WheelEvent): void => {
    // at its smallest the map lets the screen scroll
    if (event.deltaY > 0 && this.zoom <= LEAST_ZOOM && !event.ctrlKey) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1);
    this.zoomAround(Math.exp(-Math.max(-120, Math.min(120, pixels)) / (event.ctrlKey ? 100 : 400)), this.onMap(this.at(event)));
  };

  private readonly down = (event: PointerEvent): void => {
    // the buttons on the stage are not the map
    if (event.button !== 0 || event.target !== this.stage) return;
    const point = this.at(event);
    this.held = point;
    this.stage!.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, point);
    this.travelled = this.pointers.size > 1 ? Infinity : 0;
    if (this.drag === 'lasso') this.hand.lasso([], false);
    this.drag = this.pointers.size > 1 ? 'pinch' : this.hand.lassoes() || event.shiftKey ? 'lasso' : 'pan';
    this.outline = this.drag === 'lasso' ? [this.onMap(point)] : [];
  };

  private readonly move = (event: PointerEvent): void => {
    const point = this.at(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      this.hand.hover(event.target === this.stage ? this.onMap(point) : null);
      return;
    }
    this.pointers.set(event.pointerId, point);
    this.travelled += Math.hypot(point.x - before.x, point.y - before.y);
    if (this.drag === 'lasso') {
      this.outline.push(this.onMap(point));
      this.hand.lasso(this.outline, false);
    } else if (this.drag === 'pinch') {
      const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (!other) return;
      const spread = (p: Spot) => Math.hypot(p.x - other.x, p.y - other.y) || 1;
      this.pan((point.x - before.x) / 2, (point.y - before.y) / 2);
      this.zoomAround(spread(point) / spread(before), this.onMap({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 }));
    } else if (this.drag === 'pan' && this.travelled > TAP_DISTANCE) {
      this.pan(point.x - this.held.x, point.y - this.held.y);
      this.held = point;
    }
  };

  private readonly up = (event: PointerEvent): void => {
    const point = this.pointers.get(event.pointerId);
    if (!point) return;
    this.pointers.delete(event.pointerId);
    const lifted = event.type === 'pointerup';
    const tapped = lifted && this.travelled <= TAP_DISTANCE;
    if (this.drag === 'lasso') this.hand.lasso(tapped || !lifted ? [] : this.outline, lifted && !tapped);
    if (tapped) this.hand.tap(this.onMap(point), event.pointerType === 'touch');
    const [left] = this.pointers.values();
    if (left) this.held = left;
    this.drag = left ? 'pan' : null;
  };
}
