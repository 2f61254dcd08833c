/**
 * `page-corners`: the page as it came, with the corners of its sheet, which can be moved.
 *
 * Properties: `page` (a PageCorners). Events: `corners-use` (detail: Corners), `corners-find` (by itself), `corners-none` (the whole page is
 * the sheet), `corners-cancel`. Keyboard: each corner is a button: arrows move it by a pixel of the picture, with Shift by ten; Escape cancels.
 */
import { LitElement, type PropertyValues, html, nothing, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Corners, PageCorners as Page } from './clean-contract.js';
import { style } from './page-corners-style.js';
import { WHOLE, moved, objectionTo } from './sheet-corners.js';
import { ARROWS } from '../../ui/arrow-keys.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { withoutKeys, words } from '../../words/words.js';

/** Around the picture, so that there is room for a corner at its edge, pixels of the screen. */
const MARGIN = 28;
/** Of the magnifying glass, pixels of the screen, and how much larger it shows the picture at least. */
const GLASS = 136;
const MAGNIFIED = 3;
const FAST = 10;

@customElement('page-corners')
export class PageCorners extends LitElement {
  static override styles = [focusRing, controls, style];

  @property({ attribute: false }) page!: Page;
  @state() private corners: Corners = WHOLE;
  /** The corner that is moved, by a pointer or by keys. */
  @state() private held: number | null = null;
  @state() private stageSize = { width: 0, height: 0 };
  @query('.stage') private stage!: HTMLElement;
  @query('img') private picture!: HTMLImageElement;
  @query('canvas') private glass?: HTMLCanvasElement;
  /** Where on the corner the pointer took hold of it, pixels of the screen. */
  private grip: { x: number; y: number } | null = null;
  private readonly sizes = new ResizeObserver(([{ contentRect }]) => { this.stageSize = { width: contentRect.width, height: contentRect.height }; });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('page')) this.corners = this.page.corners ?? WHOLE;
  }

  protected override firstUpdated(): void {
    this.sizes.observe(this.stage);
    this.renderRoot.querySelector<HTMLElement>('.corner')!.focus();
  }

  protected override updated(): void {
    if (this.held !== null) this.magnify(this.held);
  }

  /** Where the picture is on the stage, and how large, pixels of the screen. */
  private get place() {
    const { stageSize, page } = this;
    const scale = Math.max(0.01, Math.min((stageSize.width - 2 * MARGIN) / page.width, (stageSize.height - 2 * MARGIN) / page.height));
    return { scale, left: (stageSize.width - page.width * scale) / 2, top: (stageSize.height - page.height * scale) / 2 };
  }

  /** Of a corner, pixels of the stage. */
  private at([x, y]: readonly [number, number]): [number, number] {
    const { scale, left, top } = this.place;
    return [left + x * this.page.width * scale, top + y * this.page.height * scale];
  }

  protected override render() {
    const { page, place, held } = this;
    const texts = words.clean.corners;
    const objection = objectionTo(this.corners);
    const points = this.corners.map((corner) => this.at(corner));
    const sides = points.map((point) => point.join(' ')).join('L');
    const { width, height } = this.stageSize;
    return html`
      <div class="stage ${objection ? 'refused' : ''}" role="group" aria-label=${texts.stage} @keydown=${this.press}>
        <img src=${page.picture} alt=${texts.picture} draggable="false" @load=${() => this.requestUpdate()}
          style="left: ${place.left}px; top: ${place.top}px; width: ${page.width * place.scale}px; height: ${page.height * place.scale}px">
        <svg viewBox="0 0 ${width || 1} ${height || 1}" aria-hidden="true">${svg`
          <path class="outside" fill-rule="evenodd" d="M0 0H${width}V${height}H0ZM${sides}Z"/><path class="sides" d="M${sides}Z"/>`}</svg>
        ${points.map(([x, y], corner) => html`<button class="corner" aria-label=${texts.names[corner]!} aria-description=${this.where(corner)} style="left: ${x}px; top: ${y}px"
          @focus=${() => { this.held = corner; }} @blur=${() => { this.held = null; }} @pointerdown=${(event: PointerEvent) => this.grasp(event, corner)}
          @pointermove=${(event: PointerEvent) => this.drag(event, corner)} @pointerup=${this.release} @pointercancel=${this.release}></button>`)}
        ${held === null ? nothing : html`<canvas width=${GLASS * devicePixelRatio} height=${GLASS * devicePixelRatio} aria-hidden="true"
          class=${points[held]![0] < width / 2 ? 'right' : 'left'}></canvas>`}
      </div>
      <div class="row">
        <p role="status">${objection ? texts[objection] : page.corners ? texts.drag : texts.notFound}</p>
        <button class="use" ?disabled=${objection !== null} @click=${() => this.tell('corners-use', this.corners)}>${texts.use}</button>
        <button @click=${() => this.tell('corners-find')}>${texts.find}</button>
        <button @click=${() => this.tell('corners-none')}>${texts.whole}</button>
        <button title=${texts.cancel} @click=${() => this.tell('corners-cancel')}>${withoutKeys(texts.cancel)}</button>
      </div>`;
  }

  private where(corner: number): string {
    const [x, y] = this.corners[corner]!;
    return words.clean.corners.at(Math.round(x * this.page.width), Math.round(y * this.page.height));
  }

  private grasp(event: PointerEvent, corner: number): void {
    const button = event.currentTarget as HTMLElement;
    const { left, top, width, height } = button.getBoundingClientRect();
    this.grip = { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
    button.setPointerCapture(event.pointerId);
    button.focus();
    this.held = corner;
    event.preventDefault();
  }

  private drag(event: PointerEvent, corner: number): void {
    if (!this.grip) return;
    const { left, top } = this.stage.getBoundingClientRect();
    const [x, y] = this.at(this.corners[corner]!);
    this.move(corner, (event.clientX - this.grip.x - left - x) / this.place.scale, (event.clientY - this.grip.y - top - y) / this.place.scale);
  }

  private readonly release = (): void => { this.grip = null; };

  private readonly press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ARROWS[event.key];
    if (event.key === 'Escape') this.tell('corners-cancel');
    else if (way && this.held !== null) this.move(this.held, way[0] * (event.shiftKey ? FAST : 1), way[1] * (event.shiftKey ? FAST : 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** By pixels of the picture. */
  private move(corner: number, x: number, y: number): void {
    this.corners = moved(this.corners, corner, x / this.page.width, y / this.page.height);
  }

  /** Shows what is around a corner, and the sides that meet there. */
  private magnify(corner: number): void {
    const pen = this.glass?.getContext('2d');
    if (!pen || !this.picture.complete) return;
    const { page, place } = this;
    const size = GLASS * devicePixelRatio;
    const scale = Math.max(1, place.scale * MAGNIFIED) * devicePixelRatio;
    const middle = size / 2;
    const [x, y] = this.corners[corner]!.map((share, axis) => share * (axis ? page.height : page.width)) as [number, number];
    pen.clearRect(0, 0, size, size);
    pen.imageSmoothingEnabled = scale < 3;
    pen.drawImage(this.picture, middle - x * scale, middle - y * scale, page.width * scale, page.height * scale);
    pen.strokeStyle = getComputedStyle(this.stage).getPropertyValue('--side');
    pen.lineWidth = 2 * devicePixelRatio;
    pen.beginPath();
    for (const other of [(corner + 1) % 4, (corner + 3) % 4]) {
      const [otherX, otherY] = this.corners[other]!;
      pen.moveTo(middle, middle);
      pen.lineTo(middle + (otherX * page.width - x) * scale, middle + (otherY * page.height - y) * scale);
    }
    pen.stroke();
  }

  private tell(event: string, detail?: Corners): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
