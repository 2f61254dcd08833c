/**
 * Strokes: the state of a drawing, and their compact spelling for an address.
 *
 * A spelling is base64url of variable-length integers: a format version, then for each stroke its kind and brush, the
 * number of points, the first point and the differences between neighbours. Equal strokes have equal spellings.
 */

/** `ink` and `erase` are lines on the grid; `cells` and `blank` are whole cells set or wiped from the keyboard. */
export type StrokeKind = 'ink' | 'erase' | 'cells' | 'blank';

export interface Stroke {
  readonly kind: StrokeKind;
  /** Diameter in grid units of the pad's longer side; ignored for cells. */
  readonly brush: number;
  /** x0, y0, x1, y1, ... on the grid, or column, row, ... for cells. */
  readonly points: readonly number[];
}

/** The pad's coordinates run from 0 to GRID - 1 on both axes, whatever its size on screen. */
export const GRID = 1024;
/** How many cells a pad has across and down: the model's pictures have as many pixels. */
export interface Cells {
  readonly width: number;
  readonly height: number;
}
export const SMALLEST_BRUSH = 24;
export const LARGEST_BRUSH = 192;

const FORMAT = 1;
const KINDS: readonly StrokeKind[] = ['ink', 'erase', 'cells', 'blank'];
/** About 40 screens full of scribble; nothing longer is written or read. */
const LONGEST_SPELLING = 60_000;
const MOST_POINTS = 20_000;

/** How many characters become one string at once: as arguments of a call they fill the stack. */
const CHUNK = 8192;

/**
 * Strokes whose spelling can be read back: the same where it is short enough, else lines with as few of their points left
 * out as needed; null where even that is too long.
 */
export function fitStrokes(strokes: readonly Stroke[]): readonly Stroke[] | null {
  let fitted = strokes;
  while (!fits(fitted)) {
    const thinned = fitted.map(thin);
    if (thinned.every((stroke, index) => stroke === fitted[index])) return null;
    fitted = thinned;
  }
  return fitted;
}

/** Whether a stroke lies on a pad. */
export function liesOn({ kind, points }: Stroke, pad: Cells): boolean {
  return kind === 'ink' || kind === 'erase' || points.every((value, index) => value < (index % 2 === 0 ? pad.width : pad.height));
}

function fits(strokes: readonly Stroke[]): boolean {
  const count = strokes.reduce((sum, { points }) => sum + points.length / 2, 0);
  return count <= MOST_POINTS && encodeStrokes(strokes).length <= LONGEST_SPELLING;
}

/** Every second point of a line, with its ends: the curve between them stays close. */
function thin(stroke: Stroke): Stroke {
  const { kind, points } = stroke;
  if (kind === 'cells' || kind === 'blank' || points.length <= 4) return stroke;
  const last = points.length / 2 - 1;
  return { ...stroke, points: points.filter((_, index) => Math.floor(index / 2) % 2 === 0 || Math.floor(index / 2) === last) };
}

/** The spelling of strokes that fit. */
export function encodeStrokes(strokes: readonly Stroke[]): string {
  if (strokes.length === 0) return '';
  const bytes: number[] = [FORMAT];
  for (const { kind, brush, points } of strokes) {
    writeInteger(bytes, KINDS.indexOf(kind) + KINDS.length * brush);
    writeInteger(bytes, points.length / 2);
    points.forEach((value, index) => writeInteger(bytes, zigzag(value - (index < 2 ? 0 : points[index - 2]))));
  }
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.slice(at, at + CHUNK));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The strokes that a spelling means on a pad, or null where it means none: a bad link is the visitor's news, not an error. */
export function decodeStrokes(spelling: string, pad: Cells): Stroke[] | null {
  if (spelling === '') return [];
  if (spelling.length > LONGEST_SPELLING || !/^[\w-]+$/.test(spelling)) return null;
  try {
    const binary = atob(spelling.replaceAll('-', '+').replaceAll('_', '/'));
    return readStrokes(Uint8Array.from(binary, (character) => character.charCodeAt(0)), pad);
  } catch {
    return null; // not base64
  }
}

function readStrokes(bytes: Uint8Array, pad: Cells): Stroke[] | null {
  const strokes: Stroke[] = [];
  let at = 1;
  let read = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++]; // past the end: undefined, which ends every check below
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    return NaN;
  };
  if (bytes[0] !== FORMAT) return null;
  while (at < bytes.length) {
    const head = next();
    const count = next();
    const kind = KINDS[head % KINDS.length];
    const brush = Math.floor(head / KINDS.length);
    const limits = kind === 'ink' || kind === 'erase' ? [GRID, GRID] : [pad.width, pad.height];
    const brushFits = kind === 'cells' || kind === 'blank' || (brush >= SMALLEST_BRUSH && brush <= LARGEST_BRUSH);
    read += count;
    if (!kind || !brushFits || !(count >= 1) || read > MOST_POINTS) return null;
    const points: number[] = [];
    for (let index = 0; index < count * 2; index++) {
      const value = unzigzag(next()) + (index < 2 ? 0 : points[index - 2]);
      if (!(value >= 0 && value < limits[index % 2]!)) return null;
      points.push(value);
    }
    strokes.push({ kind, brush, points });
  }
  return strokes;
}

function writeInteger(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/** Small differences of either sign become small positive numbers. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
