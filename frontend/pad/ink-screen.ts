/** Paints a drawing: on the pad's canvas, incrementally while a line grows, and as the picture for the model. */
import type { Drawing } from './drawing.js';
import { InkLayer, type Size, newCanvas, sizeOf } from './ink.js';
import { type Picture, trim } from '../picture/pictures.js';
import type { Stroke } from './strokes.js';

/** Small pictures are sent with about so many pixels on their longer side, so that centring and scaling lose nothing. */
const PICTURE_SIDE = 112;

export class InkScreen {
  private readonly small: InkLayer;
  private layer: InkLayer;

  /** @param cells pixels of the model's pictures */
  constructor(private readonly cells: Size) {
    const longer = Math.max(cells.width, cells.height);
    // a whole number of pixels for each of the model's
    this.small = new InkLayer(sizeOf(cells, longer * Math.max(1, Math.round(PICTURE_SIDE / longer))), cells, true);
    this.layer = new InkLayer({ width: 1, height: 1 }, cells);
  }

  get size(): Size {
    return this.layer.size;
  }

  resize(size: Size): void {
    this.layer = new InkLayer(size, this.cells);
  }

  /** Paints a drawing and the line that is being drawn on it. */
  paint(canvas: HTMLCanvasElement, { strokes, ground }: Drawing, line: Stroke | null): void {
    const { width, height } = this.size;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d')!;
    context.clearRect(0, 0, width, height);
    context.drawImage(this.layer.paintWith(line, strokes, inkColour(ground?.light)), 0, 0);
    if (ground) {
      context.imageSmoothingEnabled = ground.canvas.width > this.cells.width; // as few pixels as the model's are shown as they are
      context.globalCompositeOperation = 'destination-over';
      context.drawImage(ground.canvas, 0, 0, width, height);
      context.globalCompositeOperation = 'source-over';
    }
  }

  /**
   * Drawing and line as a PNG, a data URL: bright ink on black, or a brought picture in its own colours.
   *
   * @param longer pixels of the longer side; as the model is sent it where left out
   */
  png(drawing: Drawing, line: Stroke | null, longer?: number): string {
    return this.painted(drawing, line, longer).canvas.toDataURL('image/png');
  }

  /**
   * The same as pixels, in the size for the model; a brought picture keeps its colours.
   *
   * @param trimmed whether to leave out what lies around the strokes, but for a margin of empty paper
   */
  picture(drawing: Drawing, line: Stroke | null, trimmed: boolean): Picture {
    const context = this.painted(drawing, line);
    const { width, height } = this.small.size;
    const { data } = context.getImageData(0, 0, width, height);
    const channels = drawing.ground ? 3 : 1;
    const size = width * height;
    const whole = { channels, width, height, samples: new Uint8Array(channels * size).map((_, i) => data[4 * (i % size) + Math.floor(i / size)]!) };
    return trimmed && !drawing.ground ? trim(whole) : whole;
  }

  private painted({ strokes, ground }: Drawing, line: Stroke | null, longer?: number): CanvasRenderingContext2D {
    const layer = longer === undefined ? this.small : new InkLayer(sizeOf(this.cells, longer), this.cells);
    const { width, height } = layer.size;
    const [, context] = newCanvas(layer.size, true);
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    if (ground) context.drawImage(ground.canvas, 0, 0, width, height);
    context.drawImage(layer.paintWith(line, strokes, inkColour(ground?.light)), 0, 0);
    return context;
  }

  /** Whether the middle of a cell has ink. */
  inked({ strokes, ground }: Drawing, column: number, row: number): boolean {
    this.small.paint(strokes, inkColour(ground?.light));
    return this.small.inkAt((column + 0.5) / this.cells.width, (row + 0.5) / this.cells.height);
  }
}

function inkColour(onLight: boolean | undefined): string {
  return onLight ? '#000' : '#fff';
}
