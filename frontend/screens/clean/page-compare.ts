/**
 * `page-compare`: a page before and after, on each other, with an edge between that a slider moves; both in the same zoom.
 *
 * Properties: `layers` (the pictures, or null), `strength` (0 to 1, how much of the cleaned page is seen), `removed` (whether
 * removed ink is shown in colour), `brush` (radius of the brush that brings the original back, pixels of the pictures; 0 for
 * none), `hint` (what stands there while there is no page). Method: `repaint()`, after a picture of the layers has changed.
 * Events: `stroke` (detail: a Stroke that is painted). Keyboard: the slider is a range input; on the page + and - zoom, 0 fits,
 * arrows move the page, or the brush where there is one, and the space bar paints.
 */
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PageLayers, Stroke } from './page-layers.js';
import { PageViewport, type Point } from './page-viewport.js';
import { ARROWS } from '../../ui/arrow-keys.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { withoutKeys, words } from '../../words/words.js';

const ICONS = {
  minus: svg`<path d="M5 12h14"/>`,
  plus: svg`<path d="M5 12h14M12 5v14"/>`,
  fit: svg`<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>`,
};

@customElement('page-compare')
export class PageCompare extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: flex; flex-direction: column; min-width: 0; }
    .stage { position: relative; flex: 1; min-height: 0; overflow: hidden; background: var(--line); border-radius: var(--corner);
      touch-action: none; cursor: grab; user-select: none; }
    .stage.fitted { touch-action: pan-y; cursor: ew-resize; }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; display: block; }
    .edge { position: absolute; inset-block: 0; width: 2px; margin-inline-start: -1px; background: var(--edge, #0a6b5e); pointer-events: none;
      box-shadow: 0 0 0 1px rgb(255 255 255 / .7); }
    .edge svg { position: absolute; inset: 50% auto auto 50%; translate: -50% -50%; width: 20px; height: 20px; padding: 8px; border-radius: 50%;
      background: #0a6b5e; color: #fff; box-shadow: 0 0 0 1.5px #fff, 0 1px 6px rgb(0 0 0 / .4); }
    .stage.brush { touch-action: none; cursor: crosshair; }
    .cursor { position: absolute; box-sizing: border-box; border: 2px solid #0a6b5e; border-radius: 50%; translate: -50% -50%; pointer-events: none;
      box-shadow: 0 0 0 1px #fff; }
    .hint { position: absolute; inset: 0; display: grid; place-content: center; text-align: center; padding: 24px; margin: 0; color: var(--quiet);
      text-wrap: balance; pointer-events: none; }
    .row { display: flex; align-items: center; gap: 8px; margin-top: 8px; font-size: .875rem; color: var(--quiet); }
    .row input { flex: 1; min-width: 0; height: 32px; margin: 0; accent-color: var(--accent); }
    .zoom { display: flex; align-items: center; gap: 2px; margin-inline-start: 8px; }
    .zoom button { width: 32px; padding: 0; color: var(--ink); }
    .zoom output { min-width: 4.2ch; text-align: center; font-variant-numeric: tabular-nums; }
    @media (max-width: 700px) {
      .row { flex-wrap: wrap; gap: 0 8px; }
      .zoom { flex-basis: 100%; justify-content: center; margin: 0; }
      .zoom button { width: 44px; min-height: 40px; }
    }
  `];

  @property({ attribute: false }) layers: PageLayers | null = null;
  @property({ type: Number }) strength = 1;
  @property({ type: Boolean }) removed = false;
  @property({ type: Number }) brush = 0;
  @property() hint = '';
  /** Of the part of the page that is seen, percent from its left. */
  @state() private edge = 50;
  @query('.stage') private stage!: HTMLElement;
  @query('canvas') private canvas!: HTMLCanvasElement;
  private frame = 0;

  private readonly view = new PageViewport(this, {
    edge: () => this.edgeX,
    moveEdge: (x) => {
      const { from, to } = this.view.visible;
      this.edge = Math.round(Math.min(100, Math.max(0, ((x - from) / (to - from)) * 100)));
    },
    moved: () => this.requestUpdate(),
    paints: () => this.brush > 0 && this.layers !== null,
    paint: (point) => this.paintAt(point),
  });
  /** What the pointer has painted since it went down. */
  private stroke: Point[] = [];
  /** Where the keys have the brush, pixels of the pictures; null until a key moves it. */
  @state() private cursor: Point | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  repaint(): void {
    this.frame ||= requestAnimationFrame(this.paint);
  }

  protected override firstUpdated(): void {
    this.view.watch(this.stage);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('brush') && !this.brush) this.cursor = null;
    if (this.layers) this.view.show(this.layers.width, this.layers.height);
  }

  protected override updated(): void {
    this.repaint();
  }

  protected override render() {
    const shown = this.layers !== null;
    const { compare } = words.clean;
    return html`
      <div class="stage ${this.brush ? 'brush' : this.view.isFitted ? 'fitted' : ''}" tabindex="0" role="group" @keydown=${{ handleEvent: this.brushKey, capture: true }}
        aria-label=${this.brush ? compare.brushStage : compare.stage}>
        <canvas role="img" aria-label=${compare.picture}></canvas>
        ${shown ? html`<div class="edge" style="left: ${this.edgeX}px"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 7l-5 5 5 5M15 7l5 5-5 5"/></svg></div>`
    : html`<p class="hint">${this.hint}</p>`}
        ${this.cursor && this.brush ? html`<i class="cursor" style=${this.cursorStyle(this.cursor)}></i>` : nothing}
      </div>
      <div class="row">
        <span aria-hidden="true">${compare.before}</span>
        <input type="range" min="0" max="100" step="1" aria-label=${compare.edge} ?disabled=${!shown} .value=${String(this.edge)}
          aria-valuetext=${compare.edgeAt(this.edge, 100 - this.edge)} @input=${this.slide}>
        <span aria-hidden="true">${compare.after}</span>
        <div class="zoom" role="group" aria-label=${compare.zoom}>
          ${this.button('minus', compare.smaller, () => this.view.zoom(-1), !shown || this.view.isFitted)}
          <output aria-label=${compare.zoom}>${shown ? html`${Math.round(this.view.scale * 100)} %` : nothing}</output>
          ${this.button('plus', compare.larger, () => this.view.zoom(1), !shown)}
          ${this.button('fit', compare.fit, () => this.view.fit(), !shown || this.view.isFitted)}
        </div>
      </div>`;
  }

  private button(icon: keyof typeof ICONS, title: string, act: () => void, disabled: boolean) {
    return html`<button class="plain" title=${title} aria-label=${withoutKeys(title)} ?disabled=${disabled} @click=${act}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[icon]}</svg></button>`;
  }

  private slide(event: Event): void {
    this.edge = Number((event.target as HTMLInputElement).value);
  }

  private paintAt(point: Point | null): void {
    if (!point) {
      if (this.stroke.length) this.finish(this.stroke);
      this.stroke = [];
      return;
    }
    this.stroke.push(point);
    this.layers?.restoreAlong({ radius: this.brush, points: this.stroke.slice(-2) });
  }

  private finish(points: Point[]): void {
    this.dispatchEvent(new CustomEvent<Stroke>('stroke', { detail: { radius: this.brush, points } }));
  }

  private brushKey = (event: KeyboardEvent): void => {
    const { layers, brush } = this;
    const way = event.key === ' ' ? [0, 0] : ARROWS[event.key];
    if (!brush || !layers || !way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // or the page would move
    const before = this.cursor ?? this.view.onPage({ x: this.view.width / 2, y: this.view.height / 2 });
    const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
    this.cursor = { x: clamp(before.x + way[0]! * brush, layers.width), y: clamp(before.y + way[1]! * brush, layers.height) };
    if (event.key !== ' ') return;
    layers.restoreAlong({ radius: brush, points: [this.cursor] });
    this.finish([this.cursor]);
  };

  private cursorStyle({ x, y }: Point): string {
    const { view, brush } = this;
    const size = 2 * brush * view.scale;
    return `left: ${view.left + x * view.scale}px; top: ${view.top + y * view.scale}px; width: ${size}px; height: ${size}px`;
  }

  private get edgeX(): number {
    const { from, to } = this.view.visible;
    return from + ((to - from) * this.edge) / 100;
  }

  private readonly paint = (): void => {
    this.frame = 0;
    const { layers, canvas, view } = this;
    const dots = devicePixelRatio;
    const [width, height] = [Math.round(view.width * dots), Math.round(view.height * dots)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const pen = canvas.getContext('2d')!;
    pen.clearRect(0, 0, width, height);
    if (!layers) return;
    pen.save();
    pen.scale(dots, dots);
    // from near, a pixel is to be seen as one
    pen.imageSmoothingEnabled = view.scale * dots < 3;
    pen.imageSmoothingQuality = 'high';
    const draw = (layer: HTMLCanvasElement) => pen.drawImage(layer, view.left, view.top, layers.width * view.scale, layers.height * view.scale);
    draw(layers.original);
    pen.beginPath();
    pen.rect(this.edgeX, 0, view.width, view.height);
    pen.clip();
    pen.globalAlpha = this.strength;
    draw(layers.cleaned);
    pen.globalAlpha = 1;
    if (this.removed) draw(layers.removed);
    draw(layers.restored);
    pen.restore();
  };
}
