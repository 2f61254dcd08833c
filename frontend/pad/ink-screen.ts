/** Paints a drawing: on the pad's canvas, incrementally while a line grows, and as the picture for the model. */
import type { Drawing } from './drawing.js';
import { InkLayer, newCanvas } from './ink.js';
import { type Picture, trim } from '../picture/pictures.js';
import { CELLS, type Stroke } from './strokes.js';

/** The picture for the model: four times its pixels, so that centring and scaling lose nothing. */
export const PICTURE_SIZE = 112;

export class InkScreen {
  private readonly small = new InkLayer(PICTURE_SIZE, true);
  private layer = new InkLayer(1);

  get size(): number {
    return this.layer.size;
  }

  resize(size: number): void {
    this.layer = new InkLayer(size);
  }

  /** Paints a drawing and the line that is being drawn on it. */
  paint(canvas: HTMLCanvasElement, { strokes, ground }: Drawing, line: Stroke | null): void {
    const size = this.size;
    if (canvas.width !== size) canvas.width = canvas.height = size;
    const context = canvas.getContext('2d')!;
    context.clearRect(0, 0, size, size);
    context.drawImage(this.layer.paintWith(line, strokes, inkColour(ground?.light)), 0, 0);
    if (ground) {
      context.imageSmoothingEnabled = ground.canvas.width > CELLS; // as few pixels as the model's are shown as they are
      context.globalCompositeOperation = 'destination-over';
      context.drawImage(ground.canvas, 0, 0, size, size);
      context.globalCompositeOperation = 'source-over';
    }
  }

  /** Drawing and line as a grey PNG, a data URL: bright ink on black, or a brought picture in its own greys. */
  png(drawing: Drawing, line: Stroke | null, size: number): string {
    return this.square(drawing, line, size).canvas.toDataURL('image/png');
  }

  /**
   * The same as grey pixels, in the size for the model.
   *
   * @param trimmed whether to leave out what lies around the strokes, but for a margin of empty paper
   */
  picture(drawing: Drawing, line: Stroke | null, trimmed: boolean): Picture {
    const { data } = this.square(drawing, line, PICTURE_SIZE).getImageData(0, 0, PICTURE_SIZE, PICTURE_SIZE);
    const whole = { channels: 1, width: PICTURE_SIZE, height: PICTURE_SIZE, samples: new Uint8Array(data.length / 4).map((_, i) => data[4 * i]!) };
    return trimmed && !drawing.ground ? trim(whole) : whole;
  }

  private square({ strokes, ground }: Drawing, line: Stroke | null, size: number): CanvasRenderingContext2D {
    const layer = size === PICTURE_SIZE ? this.small : new InkLayer(size);
    const [, context] = newCanvas(size, true);
    context.fillRect(0, 0, size, size);
    context.imageSmoothingQuality = 'high';
    if (ground) context.drawImage(ground.canvas, 0, 0, size, size);
    context.drawImage(layer.paintWith(line, strokes, inkColour(ground?.light)), 0, 0);
    return context;
  }

  /** Whether the middle of a cell has ink. */
  inked({ strokes, ground }: Drawing, column: number, row: number): boolean {
    this.small.paint(strokes, inkColour(ground?.light));
    return this.small.inkAt((column + 0.5) / CELLS, (row + 0.5) / CELLS);
  }
}

function inkColour(onLight: boolean | undefined): string {
  return onLight ? '#000' : '#fff';
}
