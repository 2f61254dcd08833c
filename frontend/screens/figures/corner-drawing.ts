/** Draws the panels of a corner plot: two dimensions against each other, or the histogram of one. */
import { classColour, cssColour } from '../../plot/class-palette.js';
import type { LatentPoints } from './latent-points.js';
import type { Box } from './plot-axes.js';

/** How much a point covers of what lies under it, of 255. */
const COVER = 168;

/**
 * Points of the classes of a mask, each in its class's colour, the denser the more opaque. They come in the order of the data
 * set, which is none, so where classes meet each shows through.
 *
 * @param box in CSS pixels; the pen's unit
 */
export function drawPoints(pen: CanvasRenderingContext2D, points: LatentPoints, across: number, up: number, mask: Uint8Array, box: Box): void {
  const scale = pen.getTransform().a;
  const [left, top] = [Math.round(box.left * scale), Math.round(box.top * scale)];
  const width = Math.round((box.left + box.width) * scale) - left;
  const height = Math.round((box.top + box.height) * scale) - top;
  if (width < 1 || height < 1) return;
  const dot = Math.min(3, Math.max(1, Math.round(Math.min(width, height) / 110)));
  const image = new ImageData(width, height);
  const into = new Uint32Array(image.data.buffer);
  const colours = Uint32Array.from({ length: 256 }, (_, label) => packed(label));
  const [xs, ys] = [points.column(across), points.column(up)];
  for (let i = 0; i < points.count; i++) {
    const label = points.labels[i]!;
    if (!mask[label]) continue;
    const x = Math.min(width - dot, Math.floor(xs[i]! * (width - dot + 1)));
    const y = Math.min(height - dot, Math.floor((1 - ys[i]!) * (height - dot + 1)));
    for (let dy = 0; dy < dot; dy++) {
      for (let dx = 0; dx < dot; dx++) {
        const at = (y + dy) * width + x + dx;
        const clear = 255 - (into[at]! >>> 24);
        into[at] = colours[label]! | ((255 - Math.floor(clear * (255 - COVER) / 255)) << 24);
      }
    }
  }
  pen.putImageData(image, left, top);
}

/** Red, green and blue of a class's colour as a little-endian pixel without opacity. */
function packed(label: number): number {
  const [red, green, blue] = classColour(label);
  return red | (green << 8) | (blue << 16);
}

/** Outlined histograms of a dimension, one for each class of a mask, on one scale. */
export function drawHistogram(pen: CanvasRenderingContext2D, points: LatentPoints, dimension: number, mask: Uint8Array, box: Box): void {
  const bins = box.width < 120 ? 24 : 48;
  const counts = points.histogram(dimension, bins);
  const most = counts.reduce((largest, bars, label) => (mask[label] ? Math.max(largest, ...bars) : largest), 1);
  const step = box.width / bins;
  const floor = box.top + box.height;
  counts.forEach((bars, label) => {
    if (!mask[label] || bars.every((count) => count === 0)) return;
    pen.beginPath();
    pen.moveTo(box.left, floor);
    bars.forEach((count, i) => {
      const y = floor - count / most * (box.height - 2);
      pen.lineTo(box.left + i * step, y);
      pen.lineTo(box.left + (i + 1) * step, y);
    });
    pen.lineTo(box.left + box.width, floor);
    pen.fillStyle = pen.strokeStyle = cssColour(label);
    pen.globalAlpha = 0.1;
    pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = box.width < 120 ? 1 : 1.5;
    pen.stroke();
  });
}
