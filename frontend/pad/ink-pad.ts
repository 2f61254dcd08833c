/**
 * `ink-pad`: a pad in the shape of the model's pictures, to draw on with mouse, pen, finger or keyboard.
 *
 * Properties: `brush` (diameter in 1024ths of the longer side), `erasing`, `hint` (text shown over the drawing).
 * Methods: `undo()`, `redo()`, `clear()`, `show(drawing, shape)`, `bring(file)`, `read(file)`, `put(picture)`, `png(size)`, `picture(trimmed)`; getters `drawing`, `undoable`,
 * `redoable`.
 * Events: `ink-change` (at most once a frame), `ink-start` (before the first ink of a stroke), `ink-step` (before a change that can be undone),
 * `ink-problem` (detail: text).
 * Keyboard, when focused: arrows move the cell cursor, Shift+arrows draw, Space or Enter sets or wipes a cell.
 * Pen: the eraser end erases.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { BLANK, type Drawing, History } from './drawing.js';
import { fitGround, sizeOf } from './ink.js';
import { InkScreen } from './ink-screen.js';
import { OwnSize } from '../plot/own-size.js';
import type { Picture } from '../picture/pictures.js';
import { GRID, type Stroke, liesOn } from './strokes.js';
import { NO_SHAPE, type PictureShape } from '../talk/data-set-contract.js';
import { ARROWS } from '../ui/arrow-keys.js';
import { focusRing, spokenOnly } from '../ui/studio-style.js';
import { words } from '../words/words.js';

/** Points nearer than this add length to the link but nothing to the line. */
const NEAREST = 5;
const LARGEST_FILE = 20_000_000;

@customElement('ink-pad')
export class InkPad extends LitElement {
  static override styles = [focusRing, css`
    :host { display: block; position: relative; aspect-ratio: 1; background: var(--paper); border-radius: var(--corner);
      box-shadow: inset 0 0 0 1px var(--line); touch-action: none; user-select: none; -webkit-user-select: none; }
    .surface { position: absolute; inset: 0; border-radius: inherit; cursor: crosshair; touch-action: none; }
    canvas { display: block; width: 100%; height: 100%; border-radius: inherit; filter: var(--ink-filter); }
    canvas.ground { filter: none; }
    .cursor { position: absolute; box-sizing: border-box;
      outline: 2px solid var(--accent); outline-offset: 1px; pointer-events: none; display: none; }
    .surface:focus-visible .cursor { display: block; }
    /* a pointer focuses the pad for the keys to come, but it needs no ring and no cursor */
    .surface.pointed { outline: none; }
    .surface.pointed .cursor { display: none; }
    .hint { position: absolute; inset: auto 0 6%; text-align: center; color: var(--quiet); pointer-events: none; margin: 0;
      font-size: .9375rem; }
    .hint span { background: color-mix(in srgb, var(--paper) 86%, transparent); padding: 4px 8px; border-radius: 4px; }
    ${spokenOnly}
  `];

  @property({ type: Number }) brush = 80;
  @property({ type: Boolean }) erasing = false;
  @property() hint = '';
  @state() private shape: PictureShape = NO_SHAPE;
  @state() private column = 0;
  @state() private row = 0;
  @state() private spoken = '';
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.surface') private surface!: HTMLElement;

  private readonly history = new History();
  private ink = new InkScreen(NO_SHAPE);
  private line: Stroke | null = null;
  private pointer: number | null = null;
  private frame = 0;
  /** Cells drawn while Shift is held are one stroke, undone at once. */
  private cellRun = false;
  private readonly ownSize = new OwnSize(this, () => this.fitScreen());

  get drawing(): Drawing {
    const { strokes, ground } = this.history.drawing;
    return this.line ? { strokes: [...strokes, this.line], ground } : this.history.drawing;
  }

  get undoable(): boolean { return this.history.undoable; }
  get redoable(): boolean { return this.history.redoable; }
  get blank(): boolean { return this.drawing.strokes.length === 0 && !this.drawing.ground; }

  undo(): void { if (this.history.undo()) this.changed(); }
  redo(): void { if (this.history.redo()) this.changed(); }
  clear(): void { if (!this.blank) this.change(BLANK); }

  /**
   * Shows a drawing from outside (a sample, a link): no step to undo.
   *
   * @param shape of the model's pictures, whose proportions the pad takes on
   */
  show(drawing: Drawing, shape = this.shape): void {
    if (shape !== this.shape) {
      this.shape = shape;
      this.style.aspectRatio = `${shape.width} / ${shape.height}`;
      this.column = Math.floor(shape.width / 2);
      this.row = Math.floor(shape.height / 2);
      this.ink = new InkScreen(shape);
      this.fitScreen();
    }
    this.history.amend(drawing.strokes.every((stroke) => liesOn(stroke, shape)) ? drawing
      : { ...drawing, strokes: drawing.strokes.filter((stroke) => liesOn(stroke, shape)) });
    this.line = null;
    this.pointer = null; // a stroke under way ends unfinished
    this.paint();
  }

  /** Takes a picture file as the drawing. */
  async bring(file: Blob): Promise<void> {
    const picture = await this.read(file);
    if (picture) this.put(picture);
  }

  /** A file as a picture; null, and a word about it, where it is none that can be shown. */
  async read(file: Blob): Promise<ImageBitmap | null> {
    if (file.size > LARGEST_FILE) {
      this.tell(words.pad.tooLarge(Math.round(file.size / 1e6), LARGEST_FILE / 1e6));
      return null;
    }
    try {
      return await createImageBitmap(file);
    } catch {
      this.tell(words.pad.unreadable);
      return null;
    }
  }

  /** Puts a picture on the pad, in the place of what is there, and closes it. */
  put(picture: ImageBitmap): void {
    this.change({ strokes: [], ground: fitGround(picture, this.shape) });
    picture.close();
  }

  /**
   * The drawing as a PNG, a data URL: bright ink on black, or a brought picture in its own colours.
   *
   * @param longer pixels of the longer side; as the model is sent it where left out
   */
  png(longer?: number): string {
    return this.ink.png(this.history.drawing, this.line, longer);
  }

  /** The drawing as the model gets it; trimmed where that centres and scales it. */
  picture(trimmed: boolean): Picture {
    return this.ink.picture(this.history.drawing, this.line, trimmed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    // the pointer's events end here: what it drew so far is the stroke
    if (this.line) this.history.change(this.drawing);
    this.line = null;
    this.pointer = null;
  }

  protected override render() {
    const { width, height } = this.shape;
    const place = `left: ${(this.column / width) * 100}%; top: ${(this.row / height) * 100}%; width: ${100 / width}%; height: ${100 / height}%`;
    return html`
      <div class="surface" tabindex="0" role="application" aria-label=${words.pad.name} aria-describedby="help"
        @pointerdown=${this.begin} @pointermove=${this.extend} @pointerup=${this.finish} @pointercancel=${this.finish}
        @keydown=${this.press} @keyup=${this.release}
        @blur=${() => this.surface.classList.remove('pointed')}>
        <canvas></canvas>
        <div class="cursor" style=${place}></div>
      </div>
      ${this.hint ? html`<p class="hint" aria-hidden="true"><span>${this.hint}</span></p>` : nothing}
      <p id="help" class="spoken">${words.pad.keys}</p>
      <p class="spoken" aria-live="polite">${this.spoken}</p>`;
  }

  private change(next: Drawing): void {
    this.dispatchEvent(new CustomEvent('ink-step'));
    this.history.change(next);
    this.changed();
  }

  private changed(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
      this.dispatchEvent(new CustomEvent('ink-change'));
    });
  }

  private tell(problem: string): void {
    this.dispatchEvent(new CustomEvent('ink-problem', { detail: problem }));
  }

  private fitScreen(): void {
    if (!this.canvas) return; // once it is rendered, its size is told
    const size = sizeOf(this.shape, Math.max(1, Math.round(this.clientWidth * devicePixelRatio * Math.max(1, this.shape.height / this.shape.width))));
    if (size.width === this.ink.size.width && size.height === this.ink.size.height) return;
    this.ink.resize(size);
    this.paint();
  }

  private paint(): void {
    if (!this.canvas) return;
    this.canvas.classList.toggle('ground', this.history.drawing.ground?.inked === false);
    this.ink.paint(this.canvas, this.history.drawing, this.line);
  }

  private begin(event: PointerEvent): void {
    const eraserEnd = (event.buttons & 32) !== 0;
    if (this.pointer !== null || (event.button !== 0 && !eraserEnd)) return;
    event.preventDefault();
    this.surface.classList.add('pointed');
    this.surface.focus({ preventScroll: true });
    this.surface.setPointerCapture(event.pointerId);
    // the listener may show another drawing, which ends what is under way: this stroke comes after
    this.dispatchEvent(new CustomEvent('ink-start'));
    this.pointer = event.pointerId;
    this.line = { kind: this.erasing || eraserEnd ? 'erase' : 'ink', brush: this.brush, points: this.gridPoint(event) };
    this.changed();
  }

  private extend(event: PointerEvent): void {
    if (event.pointerId !== this.pointer || !this.line) return;
    const points = [...this.line.points];
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const moved of passed.length ? passed : [event]) {
      const [x, y] = this.gridPoint(moved);
      if (Math.hypot(x - points[points.length - 2], y - points[points.length - 1]) >= NEAREST) points.push(x, y);
    }
    if (points.length === this.line.points.length) return;
    this.line = { ...this.line, points };
    this.changed();
  }

  private finish(event: PointerEvent): void {
    if (event.pointerId !== this.pointer || !this.line) return;
    const drawing = this.drawing;
    this.pointer = null;
    this.line = null;
    this.change(drawing);
  }

  private gridPoint(event: PointerEvent): [number, number] {
    const box = this.surface.getBoundingClientRect();
    const along = (at: number, start: number, length: number) =>
      Math.min(GRID - 1, Math.max(0, Math.round(((at - start) / length) * GRID)));
    return [along(event.clientX, box.left, box.width), along(event.clientY, box.top, box.height)];
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = ARROWS[event.key];
    if (step) {
      if (event.shiftKey && !this.cellRun) this.setCell('cells');
      this.column = Math.min(this.shape.width - 1, Math.max(0, this.column + step[0]));
      this.row = Math.min(this.shape.height - 1, Math.max(0, this.row + step[1]));
      if (event.shiftKey) this.setCell('cells');
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.setCell(this.inked ? 'blank' : 'cells');
      this.cellRun = false;
    } else {
      return;
    }
    event.preventDefault();
    this.surface.classList.remove('pointed');
    this.spoken = words.pad.cell(this.row + 1, this.column + 1, this.inked);
  }

  private release(event: KeyboardEvent): void {
    if (event.key === 'Shift') this.cellRun = false;
  }

  private get inked(): boolean {
    return this.ink.inked(this.drawing, this.column, this.row);
  }

  private setCell(kind: 'cells' | 'blank'): void {
    this.dispatchEvent(new CustomEvent('ink-start'));
    const { strokes, ground } = this.history.drawing;
    const cell = [this.column, this.row];
    const last = strokes[strokes.length - 1];
    if (this.cellRun && last?.kind === kind) {
      this.history.amend({ strokes: [...strokes.slice(0, -1), { ...last, points: [...last.points, ...cell] }], ground });
      this.changed();
    } else {
      this.change({ strokes: [...strokes, { kind, brush: 0, points: cell }], ground });
    }
    this.cellRun = true;
  }
}
