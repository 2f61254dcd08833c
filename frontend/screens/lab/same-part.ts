/**
 * Which part of several pages of one size is seen, the same of each: by wheel, pinch, drag, double click and keys. A Lit controller.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ARROWS } from '../../ui/arrow-keys.js';

const LARGEST = 12;
const STEP = 1.5;
/** Of what is seen, for an arrow key. */
const PAN = 0.1;

interface Point { x: number; y: number }

export class SamePart implements ReactiveController {
  /** How many times larger than the whole page. */
  zoom = 1;
  /** The upper left corner of what is seen, in parts of the page. */
  private corner: Point = { x: 0, y: 0 };
  private readonly pointers = new Map<number, Point>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.pointers.clear();
  }

  /** Of what fills its frame as long as all of the page is seen, about its upper left corner. */
  get transform(): string {
    return `translate(${-100 * this.zoom * this.corner.x}%, ${-100 * this.zoom * this.corner.y}%) scale(${this.zoom})`;
  }

  /** Larger by so many steps, around the middle; 0 shows all. */
  by(steps: number): void {
    if (steps === 0) this.show(1, { x: 0, y: 0 });
    else this.around({ x: 0.5, y: 0.5 }, STEP ** steps);
  }

  readonly wheel = (event: WheelEvent): void => {
    // at its smallest the page lets the screen scroll
    if (event.deltaY > 0 && this.zoom === 1) return;
    event.preventDefault();
    this.around(at(event), Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 300));
  };

  readonly double = (event: MouseEvent): void => {
    if (this.zoom > 1) this.by(0);
    else this.around(at(event), STEP ** 2);
  };

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, at(event));
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    const share = other ? 0.5 : 1;
    this.show(this.zoom, { x: this.corner.x - (share * (now.x - before.x)) / this.zoom, y: this.corner.y - (share * (now.y - before.y)) / this.zoom });
    if (!other) return;
    const spread = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    this.around({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, spread(now) / spread(before));
  };

  readonly up = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
  };

  readonly press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && this.zoom > 1) this.show(this.zoom, { x: this.corner.x + (arrow[0] * PAN) / this.zoom, y: this.corner.y + (arrow[1] * PAN) / this.zoom });
    else if (event.key === '+' || event.key === '=') this.by(1);
    else if (event.key === '-') this.by(-1);
    else if (event.key === '0') this.by(0);
    else return;
    event.preventDefault();
  };

  /** @param point of the frame, in parts of it */
  private around(point: Point, factor: number): void {
    const zoom = Math.min(LARGEST, Math.max(1, this.zoom * factor));
    const kept = 1 / this.zoom - 1 / zoom;
    this.show(zoom, { x: this.corner.x + point.x * kept, y: this.corner.y + point.y * kept });
  }

  private show(zoom: number, { x, y }: Point): void {
    const last = 1 - 1 / zoom;
    this.zoom = zoom;
    this.corner = { x: Math.min(last, Math.max(0, x)), y: Math.min(last, Math.max(0, y)) };
    this.host.requestUpdate();
  }
}

/** In parts of the frame. */
function at(event: MouseEvent): Point {
  const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}
