/**
 * `picture-crop`: a dialog in which a picture is moved and scaled under a frame of a model's shape, with the places at which the
 * model's pictures have their landmarks.
 *
 * Methods: `open(picture, shape, landmarks)`, which closes the picture in the end and answers with the part in the frame, or null where the
 * visitor thought better of it; getter `opened`.
 * Pointer: drag moves, a wheel or two fingers scale. Keyboard: arrows move (with Shift in larger steps), plus and minus scale, 0 shows
 * all; Enter takes the part, Escape leaves all as it was.
 */
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { sizeOf } from './ink.js';
import type { DataSetDescription, PictureShape } from '../talk/data-set-contract.js';
import { ARROWS } from '../ui/arrow-keys.js';
import { controls, focusRing, spokenOnly, workDialog } from '../ui/studio-style.js';
import { words } from '../words/words.js';

type Landmarks = NonNullable<DataSetDescription['landmarks']>;

/** Pixels of the longer side of the part that is taken. */
const TAKEN = 560;
const STEP = 1.05;
const MOST_SCALED = 40;
/** Of what is beside the picture. */
const BESIDE = '#808080';

/** The part of a picture in the frame: its middle and width in pixels of the picture. */
interface Part { readonly x: number; readonly y: number; readonly width: number }

@customElement('picture-crop')
export class PictureCrop extends LitElement {
  static override styles = [focusRing, controls, workDialog, spokenOnly, css`
    dialog { width: min(440px, calc(100vw - 16px), calc(100dvh - 200px)); }
    p { margin: 0 0 8px; color: var(--quiet); font-size: .8125rem; }
    .frame { position: relative; overflow: hidden; border-radius: 8px; touch-action: none; cursor: grab; }
    .frame:active { cursor: grabbing; }
    canvas, svg { display: block; width: 100%; height: 100%; }
    svg { position: absolute; inset: 0; pointer-events: none; }
    circle, line { fill: none; stroke: #fff; stroke-width: 1.2; vector-effect: non-scaling-stroke; mix-blend-mode: difference; }
    label { display: grid; grid-template-columns: auto 1fr; gap: 12px; align-items: center; margin-top: 12px; font-size: .875rem; }
    footer { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
  `];

  @state() private picture: ImageBitmap | null = null;
  @state() private cut: Part = { x: 0, y: 0, width: 1 };
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.frame') private frame!: HTMLElement;
  private shape!: PictureShape;
  private landmarks: Landmarks | null = null;
  private answer: (part: ImageBitmap | null) => void = () => {};
  /** Fingers, or the mouse, that hold the picture, where they were last. */
  private readonly held = new Map<number, readonly [number, number]>();

  async open(picture: ImageBitmap, shape: PictureShape, landmarks: Landmarks | null): Promise<ImageBitmap | null> {
    this.picture = picture;
    this.shape = shape;
    this.landmarks = landmarks;
    this.held.clear();
    this.cover();
    await this.updateComplete;
    this.dialog.showModal();
    this.frame.focus();
    return new Promise((resolve) => { this.answer = resolve; });
  }

  get opened(): boolean {
    return this.dialog.open;
  }

  protected override render() {
    const { picture, landmarks, shape } = this;
    const { crop } = words.pad;
    if (!picture) return html`<dialog></dialog>`;
    const r = shape.width / 16;
    return html`<dialog aria-labelledby="title" @close=${() => this.finish(null)}>
      <h2 id="title">${crop.title}</h2>
      <p>${landmarks ? crop.landmarks(landmarks.names) : crop.how}</p>
      <div class="frame" style="aspect-ratio: ${shape.width} / ${shape.height}" tabindex="0" role="application" aria-label=${crop.frame}
        aria-describedby="keys" @pointerdown=${this.hold} @pointermove=${this.drag} @pointerup=${this.letGo} @pointercancel=${this.letGo}
        @wheel=${this.wheel} @keydown=${this.press}>
        <canvas></canvas>
        ${landmarks ? html`<svg viewBox="0 0 ${shape.width} ${shape.height}" aria-hidden="true">${landmarks.points.map(([x, y]) => svg`
          <circle cx=${x} cy=${y} r=${r}></circle><line x1=${x - r * 1.5} y1=${y} x2=${x + r * 1.5} y2=${y}></line>`)}</svg>` : nothing}
      </div>
      <p id="keys" class="spoken">${crop.keys}</p>
      <label>${crop.size}<input type="range" min="0" max="1" step="0.005" .value=${String(this.scaled)} aria-label=${crop.size}
        @input=${(event: Event) => this.scaleTo(Number((event.target as HTMLInputElement).value))}></label>
      <footer><button @click=${this.whole}>${crop.whole}</button>
        <button @click=${() => this.dialog.close()}>${crop.cancel}</button>
        <button class="done" @click=${() => void this.take()}>${crop.use}</button></footer></dialog>`;
  }

  protected override updated(): void {
    if (this.picture && this.canvas) this.paint(this.canvas);
  }

  private get height(): number {
    return this.cut.width * this.shape.height / this.shape.width;
  }

  /** The width at which the frame is covered, and all of the picture's shorter side is seen. */
  private get covering(): number {
    const { width, height } = this.picture!;
    return Math.min(width, height * this.shape.width / this.shape.height);
  }

  /** The width at which all of the picture is seen. */
  private get widest(): number {
    const { width, height } = this.picture!;
    return Math.max(width, height * this.shape.width / this.shape.height);
  }

  private get narrowest(): number {
    return Math.max(1, this.widest / MOST_SCALED);
  }

  /** Where the slider is: 0 where all is seen, 1 at the largest scale, evenly in ratios. */
  private get scaled(): number {
    return Math.log(this.widest / this.cut.width) / Math.log(this.widest / this.narrowest);
  }

  private cover(): void {
    const { width, height } = this.picture!;
    this.cut = { x: width / 2, y: height / 2, width: this.covering };
  }

  private readonly whole = (): void => {
    const { width, height } = this.picture!;
    this.cut = { x: width / 2, y: height / 2, width: this.widest };
  };

  private scaleTo(place: number): void {
    this.scale(this.widest * (this.narrowest / this.widest) ** place / this.cut.width);
  }

  /** Scales the width of the part around a point of the frame, in parts of its sides. */
  private scale(factor: number, x = 0.5, y = 0.5): void {
    const width = Math.min(this.widest, Math.max(this.narrowest, this.cut.width * factor));
    const change = width - this.cut.width;
    this.move(-change * (x - 0.5), -change * (y - 0.5) * this.shape.height / this.shape.width, width);
  }

  /** Moves the part, in pixels of the picture; its middle stays on the picture. */
  private move(right: number, down: number, width = this.cut.width): void {
    const inside = (value: number, most: number) => Math.min(most, Math.max(0, value));
    this.cut = { x: inside(this.cut.x + right, this.picture!.width), y: inside(this.cut.y + down, this.picture!.height), width };
  }

  private readonly hold = (event: PointerEvent): void => {
    if (event.button !== 0 || this.held.size === 2) return;
    this.frame.setPointerCapture(event.pointerId);
    this.held.set(event.pointerId, [event.clientX, event.clientY]);
  };

  private readonly letGo = (event: PointerEvent): void => {
    this.held.delete(event.pointerId);
  };

  private readonly drag = (event: PointerEvent): void => {
    const before = this.held.get(event.pointerId);
    if (!before) return;
    const box = this.frame.getBoundingClientRect();
    const perPixel = this.cut.width / box.width;
    const others = [...this.held].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const now: readonly [number, number] = [event.clientX, event.clientY];
    const share = others.length ? 0.5 : 1; // two fingers: the point between them is what moves
    this.move((before[0] - now[0]) * perPixel * share, (before[1] - now[1]) * perPixel * share);
    for (const other of others) {
      const apart = (at: readonly [number, number]) => Math.max(1, Math.hypot(at[0] - other[0], at[1] - other[1]));
      this.scale(apart(before) / apart(now), ((now[0] + other[0]) / 2 - box.left) / box.width, ((now[1] + other[1]) / 2 - box.top) / box.height);
    }
    this.held.set(event.pointerId, now);
  };

  private readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const box = this.frame.getBoundingClientRect();
    this.scale(STEP ** Math.sign(event.deltaY), (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };

  private readonly press = (event: KeyboardEvent): void => {
    const move = ARROWS[event.key];
    const step = this.cut.width * (event.shiftKey ? 0.1 : 0.01);
    if (move) this.move(move[0] * step, move[1] * step);
    else if (event.key === '+' || event.key === '=') this.scale(1 / STEP);
    else if (event.key === '-') this.scale(STEP);
    else if (event.key === '0') this.whole();
    else if (event.key === 'Enter') void this.take();
    else return;
    event.preventDefault();
  };

  private paint(canvas: HTMLCanvasElement): void {
    const { picture, cut } = this;
    const size = sizeOf(this.shape, TAKEN);
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext('2d')!;
    const scale = size.width / cut.width;
    context.fillStyle = BESIDE;
    context.fillRect(0, 0, size.width, size.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture!, (cut.width / 2 - cut.x) * scale, (this.height / 2 - cut.y) * scale, picture!.width * scale, picture!.height * scale);
  }

  private async take(): Promise<void> {
    await this.updateComplete; // the frame shows the part as it is now
    this.finish(await createImageBitmap(this.canvas));
    this.dialog.close();
  }

  /** Answers, and gives back the picture, which may take hundreds of megabytes. */
  private finish(part: ImageBitmap | null): void {
    this.answer(part);
    this.answer = () => {};
    this.picture?.close();
    this.picture = null;
  }
}
