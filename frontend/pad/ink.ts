/** Painting strokes: the same code paints the screen and the picture that the model gets. */
import { type Picture, sheetOf } from '../picture/pictures.js';
import type { PictureShape } from '../talk/data-set-contract.js';
import { GRID, type Stroke } from './strokes.js';

/** Pixels of a canvas. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size in the shape's proportion whose longer side has so many pixels. */
export function sizeOf({ width, height }: Size, longer: number): Size {
  const scale = longer / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Paints one stroke in the context's `strokeStyle` and `fillStyle` on so many pixels, which stand for so many cells. */
export function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke, size: Size, cells: Size): void {
  const wipes = stroke.kind === 'erase' || stroke.kind === 'blank';
  context.globalCompositeOperation = wipes ? 'destination-out' : 'source-over';
  if (stroke.kind === 'cells' || stroke.kind === 'blank') paintCells(context, stroke.points, size.width / cells.width, size.height / cells.height);
  else paintLine(context, stroke, size.width / GRID, size.height / GRID);
  context.globalCompositeOperation = 'source-over';
}

function paintCells(context: CanvasRenderingContext2D, points: readonly number[], across: number, down: number): void {
  for (let i = 0; i < points.length; i += 2) {
    // whole pixels, so that neighbouring cells leave no hairline between them
    const left = Math.round(points[i] * across);
    const top = Math.round(points[i + 1] * down);
    context.fillRect(left, top, Math.round((points[i] + 1) * across) - left, Math.round((points[i + 1] + 1) * down) - top);
  }
}

/** Quadratic curves through the midpoints, with the pointer's own positions as control points: no corners. */
function paintLine(context: CanvasRenderingContext2D, { points, brush }: Stroke, across: number, down: number): void {
  context.lineWidth = brush * Math.max(across, down);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  if (points.length === 2) {
    context.arc(points[0] * across, points[1] * down, context.lineWidth / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  const last = points.length - 2;
  context.moveTo(points[0] * across, points[1] * down);
  for (let i = 2; i < last; i += 2) {
    context.quadraticCurveTo(points[i] * across, points[i + 1] * down,
      ((points[i] + points[i + 2]) / 2) * across, ((points[i + 1] + points[i + 3]) / 2) * down);
  }
  context.lineTo(points[last] * across, points[last + 1] * down);
  context.stroke();
}

/** A picture under the strokes. One that a visitor brought is the pad's ground: fitted onto it, its margin in the colour of its edge. */
export interface Ground {
  readonly canvas: HTMLCanvasElement;
  /** Dark ink is written on light paper, so ink added to such a picture is dark too. */
  readonly light: boolean;
  /** White on clear as strokes are, so that it is shown in the theme's ink; others are shown in their own colours. */
  readonly inked: boolean;
}

const GROUND_SIZE = 560;

/** A picture on a pad of this shape; in grey where the shape is grey. */
export function fitGround(picture: ImageBitmap, shape: PictureShape): Ground {
  const size = sizeOf(shape, GROUND_SIZE);
  const [canvas, context] = newCanvas(size, true);
  const scale = Math.min(size.width / picture.width, size.height / picture.height);
  const width = Math.max(1, picture.width * scale);
  const height = Math.max(1, picture.height * scale);
  const left = (size.width - width) / 2;
  const top = (size.height - height) / 2;
  if (shape.channels === 1) context.filter = 'grayscale(1)';
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#fff'; // what a transparent picture is usually seen on
  context.fillRect(left, top, width, height);
  context.drawImage(picture, left, top, width, height);
  context.filter = 'none';
  const edge = meanOfEdge(context, left, top, width, height);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = `rgb(${edge} ${edge} ${edge})`;
  context.fillRect(0, 0, size.width, size.height);
  return { canvas, light: edge > 127, inked: false };
}

/** A data set's picture as ground: a grey one in the theme's ink, one in colour as it is. */
export function groundOf(picture: Picture): Ground {
  const [canvas, context] = newCanvas(picture, true);
  context.putImageData(sheetOf([picture], 1, 0), 0, 0);
  return { canvas, light: false, inked: picture.channels === 1 };
}

function meanOfEdge(context: CanvasRenderingContext2D, left: number, top: number, width: number, height: number): number {
  const x = Math.ceil(left);
  const y = Math.ceil(top);
  const w = Math.max(1, Math.floor(width));
  const h = Math.max(1, Math.floor(height));
  const strips = [[x, y, w, 1], [x, y + h - 1, w, 1], [x, y, 1, h], [x + w - 1, y, 1, h]]
    .map(([sx, sy, sw, sh]) => context.getImageData(sx, sy, sw, sh).data);
  let sum = 0;
  let count = 0;
  for (const strip of strips) {
    for (let i = 0; i < strip.length; i += 4, count++) sum += strip[i];
  }
  return Math.round(sum / count);
}

/** A canvas of its own; `read` keeps it in memory, where reading its pixels does not wait for the GPU. */
export function newCanvas({ width, height }: Size, read = false): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return [canvas, canvas.getContext('2d', { willReadFrequently: read })!];
}

/** Strokes painted in one colour, newest on top; adding a stroke does not repaint the others. */
export class InkLayer {
  readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private painted: readonly Stroke[] = [];
  private colour = '';
  private over: [HTMLCanvasElement, CanvasRenderingContext2D] | null = null;

  constructor(readonly size: Size, private readonly cells: Size, private readonly read = false) {
    [this.canvas, this.context] = newCanvas(size, read);
  }

  paint(strokes: readonly Stroke[], colour: string): HTMLCanvasElement {
    const grown = colour === this.colour && this.painted.every((stroke, index) => stroke === strokes[index]);
    if (!grown) {
      this.context.clearRect(0, 0, this.size.width, this.size.height);
      this.context.fillStyle = this.context.strokeStyle = colour;
    }
    for (const stroke of strokes.slice(grown ? this.painted.length : 0)) paintStroke(this.context, stroke, this.size, this.cells);
    this.painted = strokes;
    this.colour = colour;
    return this.canvas;
  }

  /**
   * Paints strokes and the line that is being drawn on them: of all these only the line is painted anew. A layer of its
   * own, so that an eraser wipes ink and nothing under it.
   */
  paintWith(line: Stroke | null, strokes: readonly Stroke[], colour: string): HTMLCanvasElement {
    const below = this.paint(strokes, colour);
    if (!line) return below;
    this.over ??= newCanvas(this.size, this.read);
    const [canvas, context] = this.over;
    context.clearRect(0, 0, this.size.width, this.size.height);
    context.drawImage(below, 0, 0);
    context.fillStyle = context.strokeStyle = colour;
    paintStroke(context, line, this.size, this.cells);
    return canvas;
  }

  /** Whether there is ink at a point, in parts of the sides. */
  inkAt(x: number, y: number): boolean {
    return this.context.getImageData(Math.floor(x * this.size.width), Math.floor(y * this.size.height), 1, 1).data[3] > 127;
  }
}
