/** Axes of plots on canvas: round numbers to mark, and a canvas that is sharp on every screen. */
import { latentFigure, pointed } from '../../ui/figures.js';

/** A part of a canvas, CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Numbers under a box, in the pen's font and colour.
 *
 * @param edge pixels from the ends without numbers, so that those of neighbours do not meet
 */
export function numbersUnder(pen: CanvasRenderingContext2D, box: Box, low: number, high: number, wanted: number, edge = 0): void {
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  for (const [text, at] of numbers(low, high, wanted, box.width, edge)) pen.fillText(text, box.left + at, box.top + box.height + 5);
}

/** Numbers left of a box; otherwise as `numbersUnder`. */
export function numbersBeside(pen: CanvasRenderingContext2D, box: Box, low: number, high: number, wanted: number, edge = 0): void {
  pen.textAlign = 'end';
  pen.textBaseline = 'middle';
  for (const [text, at] of numbers(low, high, wanted, box.height, edge)) pen.fillText(text, box.left - 5, box.top + box.height - at);
}

/** Numbers and where they are on an axis of so many pixels. */
function numbers(low: number, high: number, wanted: number, length: number, edge: number): (readonly [string, number])[] {
  return ticks(low, high, wanted).map((mark) => [tickText(mark), (high > low ? (mark - low) / (high - low) : 0.5) * length] as const)
    .filter(([, at]) => at >= edge && at <= length - edge);
}

/** Round numbers inside a range, about as many as wanted. */
export function ticks(low: number, high: number, wanted: number): number[] {
  const rough = (high - low) / Math.max(1, wanted);
  if (!(rough > 0) || !Number.isFinite(rough)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 4, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999)!;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

/** A tick in words, without digits that its neighbours do not need. */
function tickText(value: number): string {
  const text = Math.abs(value) < 1e-12 ? '0' : String(Number(value.toPrecision(3)));
  return text.length > 5 ? latentFigure(value) : pointed(text).replace('-', '−');
}

/**
 * Gives a canvas the pixels of its place on the screen.
 *
 * @returns a pen whose unit is the CSS pixel
 */
export function sharpPen(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext('2d')!;
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  return pen;
}
