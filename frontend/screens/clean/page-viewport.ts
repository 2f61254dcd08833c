/** Which part of a page is seen, and how large: fitting, zooming, panning, by wheel, pinch, drag and keys. A Lit controller. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const LARGEST_SCALE = 16;
const STEP = 1.25;
const PAN = 48;
const TAP_MILLIS = 350;
const TAP_DISTANCE = 24;
/** How near to the edge a pointer takes hold of it, pixels. */
const GRIP = 20;

export interface Point {
  x: number;
  y: number;
}

interface Hand {
  /** Where the edge between before and after is, pixels from the left. */
  edge(): number;
  /** Moves it there. */
  moveEdge(x: number): void;
  /** Whether a pointer that goes down paints. */
  paints(): boolean;
  /** The pointer that paints is here, pixels of the page; null when it is lifted, or a second finger came. */
  paint(point: Point | null): void;
  /** Something moved: draw it. */
  moved(): void;
}

export class PageViewport implements ReactiveController {
  /** Pixels of the screen for a pixel of the page. */
  scale = 1;
  /** Of the page's corner, pixels of the screen. */
  left = 0;
  top = 0;
  width = 0;
  height = 0;
  private page = { width: 0, height: 0 };
  private fitted = true;
  private stage: HTMLElement | null = null;
  private readonly pointers = new Map<number, Point>();
  private drag: 'edge' | 'page' | 'paint' | 'pinch' | null = null;
  private travelled = 0;
  private tapped: Point & { time: number } = { x: 0, y: 0, time: -Infinity };
  private readonly sizes = new ResizeObserver(([{ contentRect }]) => this.resize(contentRect.width, contentRect.height));

  constructor(host: ReactiveControllerHost, private readonly hand: Hand) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.stage) this.sizes.observe(this.stage);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
  }

  /** Watches the element that shows the page. */
  watch(stage: HTMLElement): void {
    this.stage = stage;
    stage.addEventListener('wheel', this.wheel, { passive: false });
    stage.addEventListener('pointerdown', this.down);
    stage.addEventListener('pointermove', this.move);
    for (const end of ['pointerup', 'pointercancel'] as const) stage.addEventListener(end, this.up);
    stage.addEventListener('keydown', this.press);
    this.sizes.observe(stage);
  }

  /** Another page; one of the same size stays where it is. */
  show(width: number, height: number): void {
    if (width === this.page.width && height === this.page.height) return;
    this.page = { width, height };
    this.fit();
  }

  get isFitted(): boolean {
    return this.fitted;
  }

  fit(): void {
    this.fitted = true;
    this.place();
  }

  zoom(steps: number): void {
    this.zoomAt(STEP ** steps, this.width / 2, this.height / 2);
  }

  /** Where the page is seen, pixels of the screen. */
  get visible(): { from: number; to: number } {
    return { from: Math.max(0, this.left), to: Math.min(this.width, this.left + this.page.width * this.scale) };
  }

  private get fittingScale(): number {
    return Math.min(this.width / this.page.width, this.height / this.page.height) || 1;
  }

  private resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.place();
  }

  private zoomAt(factor: number, x: number, y: number): void {
    const least = this.fittingScale;
    const scale = Math.min(Math.max(this.scale * factor, least), Math.max(LARGEST_SCALE, least));
    this.left = x - ((x - this.left) * scale) / this.scale;
    this.top = y - ((y - this.top) * scale) / this.scale;
    this.scale = scale;
    this.fitted = scale === least;
    this.place();
  }

  private pan(x: number, y: number): void {
    this.left += x;
    this.top += y;
    this.place();
  }

  /** Keeps the page in sight: no gap where it is larger than the stage, in the middle where it is smaller. */
  private place(): void {
    if (!this.page.width || !this.width) return;
    if (this.fitted) this.scale = this.fittingScale;
    const within = (offset: number, stage: number, page: number) => (page <= stage ? (stage - page) / 2 : Math.min(0, Math.max(stage - page, offset)));
    this.left = within(this.left, this.width, this.page.width * this.scale);
    this.top = within(this.top, this.height, this.page.height * this.scale);
    this.hand.moved();
  }

  /** The point of the page that is seen at a point of the stage. */
  onPage({ x, y }: Point): Point {
    return { x: (x - this.left) / this.scale, y: (y - this.top) / this.scale };
  }

  private at(event: MouseEvent): Point {
    const { left, top } = this.stage!.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  private readonly wheel = (event: WheelEvent): void => {
    // at its smallest the page lets the screen scroll
    if (event.deltaY > 0 && this.fitted && !event.ctrlKey) return;
    event.preventDefault();
    const { x, y } = this.at(event);
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1);
    this.zoomAt(Math.exp(-Math.max(-120, Math.min(120, pixels)) / (event.ctrlKey ? 100 : 400)), x, y);
  };

  private readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const point = this.at(event);
    this.stage!.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, point);
    this.travelled = 0;
    if (this.drag === 'paint') this.hand.paint(null);
    this.drag = this.pointers.size > 1 ? 'pinch' : this.hand.paints() ? 'paint' : this.fitted || Math.abs(point.x - this.hand.edge()) <= GRIP ? 'edge' : 'page';
    if (this.drag === 'paint') this.hand.paint(this.onPage(point));
  };

  private readonly move = (event: PointerEvent): void => {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const point = this.at(event);
    this.travelled += Math.hypot(point.x - before.x, point.y - before.y);
    if (this.drag === 'pinch') {
      const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const spread = (p: Point) => Math.hypot(p.x - other.x, p.y - other.y) || 1;
        this.pan((point.x - before.x) / 2, (point.y - before.y) / 2);
        this.zoomAt(spread(point) / spread(before), (point.x + other.x) / 2, (point.y + other.y) / 2);
      }
    } else if (this.drag === 'paint') {
      this.hand.paint(this.onPage(point));
    } else if (this.drag === 'page') {
      this.pan(point.x - before.x, point.y - before.y);
    } else if (this.travelled > 3) {
      this.hand.moveEdge(point.x);
    }
    this.pointers.set(event.pointerId, point);
  };

  private readonly up = (event: PointerEvent): void => {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.drag === 'paint') this.hand.paint(null);
    else if (this.pointers.size === 0 && this.drag !== 'pinch' && event.type === 'pointerup' && this.travelled <= 8) this.tap(this.at(event));
    if (this.pointers.size === 0) this.drag = null;
  };

  /** Twice in the same place: the page fits, or where it does already, is seen from near. */
  private tap({ x, y }: Point): void {
    const twice = performance.now() - this.tapped.time < TAP_MILLIS && Math.hypot(x - this.tapped.x, y - this.tapped.y) < TAP_DISTANCE;
    this.tapped = { x, y, time: twice ? -Infinity : performance.now() };
    if (!twice) return;
    if (this.fitted) this.zoomAt(3, x, y);
    else this.fit();
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case '+': case '=': this.zoom(1); break;
      case '-': this.zoom(-1); break;
      case '0': this.fit(); break;
      case 'ArrowLeft': this.pan(PAN, 0); break;
      case 'ArrowRight': this.pan(-PAN, 0); break;
      case 'ArrowUp': this.pan(0, PAN); break;
      case 'ArrowDown': this.pan(0, -PAN); break;
      default: return;
    }
    event.preventDefault();
  };
}
