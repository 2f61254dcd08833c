/** The points of a map in the units of its frame: −1 to 1 is what is shown first, upwards is positive. */
import type { MapFrame, MapPoints } from './map-contract.js';
import { bytesOf } from '../../picture/pictures.js';

export interface Spot {
  x: number;
  y: number;
}

export class MapCloud {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly labels: Uint8Array;
  readonly frame: MapFrame;

  constructor({ places, labels, frame }: MapPoints) {
    const pairs = new DataView(bytesOf(places).buffer);
    this.frame = frame;
    this.labels = bytesOf(labels);
    this.x = Float32Array.from(this.labels, (_, i) => (pairs.getFloat32(8 * i, true) - frame.x) / frame.halfWidth);
    this.y = Float32Array.from(this.labels, (_, i) => (pairs.getFloat32(8 * i + 4, true) - frame.y) / frame.halfHeight);
  }

  get count(): number {
    return this.labels.length;
  }

  spot(point: number): Spot {
    return { x: this.x[point]!, y: this.y[point]! };
  }

  /** In the units of the frame. */
  inward({ x, y }: Spot): Spot {
    return { x: (x - this.frame.x) / this.frame.halfWidth, y: (y - this.frame.y) / this.frame.halfHeight };
  }

  /** In the units of the map. */
  outward({ x, y }: Spot): Spot {
    return { x: this.frame.x + x * this.frame.halfWidth, y: this.frame.y + y * this.frame.halfHeight };
  }

  /** The point next to a spot, of the classes that are not hidden, and how far it is; −1 without one. */
  nearest(spot: Spot, off: readonly number[]): { point: number; distance: number } {
    const hidden = this.mask(off);
    let point = -1;
    let least = Infinity;
    for (let i = 0; i < this.count; i++) {
      const squares = (this.x[i]! - spot.x) ** 2 + (this.y[i]! - spot.y) ** 2;
      if (squares < least && !hidden[this.labels[i]!]) {
        least = squares;
        point = i;
      }
    }
    return { point, distance: Math.sqrt(least) };
  }

  /** The points of the classes that are not hidden. */
  shown(off: readonly number[]): number[] {
    const hidden = this.mask(off);
    return this.where((i) => !hidden[this.labels[i]!]);
  }

  /** Those of `points` inside a polygon: a ray from them crosses its outline an odd number of times. */
  inside(points: readonly number[], outline: readonly Spot[]): number[] {
    return points.filter((i) => outline.reduce((within, a, k) => {
      const b = outline[(k + 1) % outline.length]!;
      const crosses = a.y > this.y[i]! !== b.y > this.y[i]! && this.x[i]! < a.x + ((this.y[i]! - a.y) / (b.y - a.y)) * (b.x - a.x);
      return crosses ? !within : within;
    }, false));
  }

  /** The middle of a class: the median of its points on each axis; null without points. */
  middle(label: number): Spot | null {
    const points = this.where((i) => this.labels[i] === label);
    const median = (values: Float32Array) => points.map((i) => values[i]!).sort((a, b) => a - b)[points.length >> 1]!;
    return points.length ? { x: median(this.x), y: median(this.y) } : null;
  }

  private where(wanted: (point: number) => boolean): number[] {
    const points: number[] = [];
    for (let i = 0; i < this.count; i++) if (wanted(i)) points.push(i);
    return points;
  }

  private mask(off: readonly number[]): Uint8Array {
    const mask = new Uint8Array(256);
    off.forEach((label) => { mask[label] = 1; });
    return mask;
  }
}
