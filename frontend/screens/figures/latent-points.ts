/** The latents of many pictures, as the server sends them, and what can be counted of them. */
import type { Latents } from './figures-contract.js';
import { bytesOf } from '../../picture/pictures.js';

const STEPS = 65_535;

export class LatentPoints {
  readonly count: number;
  readonly size: number;
  readonly labels: Uint8Array;
  /** 0..1 between `low` and `high`, dimension after dimension, so that a panel reads two rows. */
  private readonly columns: readonly Float32Array[];

  constructor(readonly source: Latents) {
    const values = new Uint16Array(bytesOf(source.values).buffer); // little-endian, as every machine that runs a browser
    this.labels = bytesOf(source.labels);
    this.count = this.labels.length;
    this.size = source.size;
    this.columns = Array.from({ length: this.size }, (_, z) => Float32Array.from(this.labels, (_label, i) => values[i * this.size + z]! / STEPS));
  }

  /** Where the points lie between the smallest and the largest of a dimension, 0..1. */
  column(z: number): Float32Array {
    return this.columns[z]!;
  }

  /** A place 0..1 of a dimension as a latent's value. */
  value(z: number, place: number): number {
    const { low, high } = this.source;
    return low[z]! + place * (high[z]! - low[z]!);
  }

  /** By class, whether it is counted. */
  mask(classes: ReadonlySet<number>): Uint8Array {
    return Uint8Array.from({ length: 256 }, (_, label) => (classes.has(label) ? 1 : 0));
  }

  /**
   * How many points of each class lie in each of the equal bins of a dimension.
   *
   * @returns [classes][bins]
   */
  histogram(z: number, bins: number): Uint32Array[] {
    const counts = this.source.classes.map(() => new Uint32Array(bins));
    const column = this.column(z);
    for (let i = 0; i < this.count; i++) counts[this.labels[i]!]![Math.min(bins - 1, Math.floor(column[i]! * bins))]++;
    return counts;
  }

  /** Mean and standard deviation of a dimension over the classes of a mask. */
  spread(z: number, mask: Uint8Array): { mean: number; deviation: number } {
    const { count, mean, squares } = this.moments(z, z, mask);
    const { low, high } = this.source;
    return { mean: this.value(z, mean[0]), deviation: count > 1 ? Math.sqrt(squares[0] / (count - 1)) * (high[z]! - low[z]!) : 0 };
  }

  /**
   * The correlation coefficient of two dimensions over the classes of a mask (K. Pearson, 1895); null where one does not vary.
   */
  correlation(a: number, b: number, mask: Uint8Array): number | null {
    const { squares } = this.moments(a, b, mask);
    const scale = Math.sqrt(squares[0] * squares[1]);
    return scale > 0 ? squares[2] / scale : null;
  }

  /** Count, both means, and the sums of squared and mixed deviations, of places 0..1. */
  private moments(a: number, b: number, mask: Uint8Array) {
    const [left, right] = [this.column(a), this.column(b)];
    let count = 0;
    let [sumA, sumB] = [0, 0];
    for (let i = 0; i < this.count; i++) {
      if (!mask[this.labels[i]!]) continue;
      count++;
      sumA += left[i]!;
      sumB += right[i]!;
    }
    const mean = [sumA / count, sumB / count] as const;
    let [aa, bb, ab] = [0, 0, 0];
    for (let i = 0; i < this.count; i++) {
      if (!mask[this.labels[i]!]) continue;
      const [da, db] = [left[i]! - mean[0], right[i]! - mean[1]];
      aa += da * da;
      bb += db * db;
      ab += da * db;
    }
    return { count, mean, squares: [aa, bb, ab] as const };
  }
}
