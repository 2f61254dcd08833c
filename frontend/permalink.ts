/** The address of a drawing: `draw/<model>#v=<version>&ink=<strokes>&z=<edited latent>&raw=1&compare=1`. */
import { type Stroke, decodeStrokes, encodeStrokes } from './strokes.js';

export interface Permalink {
  version: string | null;
  /** Null where the link has no drawing. */
  strokes: readonly Stroke[] | null;
  edited: readonly number[] | null;
  normalise: boolean;
  compare: boolean;
  /** What of the link could not be read, in words for the visitor. */
  problem: string | null;
}

const MOST_LATENT_VALUES = 4096;
/** So many tell every single-precision number apart, so that a link rebuilds the very same picture. */
const SINGLE_DIGITS = 9;

export function writeFragment(link: Omit<Permalink, 'problem'>): string {
  const parts: string[] = [];
  if (link.version) parts.push(`v=${encodeURIComponent(link.version)}`);
  if (link.strokes) parts.push(`ink=${encodeStrokes(link.strokes)}`);
  if (link.edited) parts.push(`z=${link.edited.map((value) => Number(value.toPrecision(SINGLE_DIGITS))).join(',')}`);
  if (!link.normalise) parts.push('raw=1');
  if (link.compare) parts.push('compare=1');
  return `#${parts.join('&')}`;
}

export function readFragment(fragment: string): Permalink {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const ink = parts.get('ink');
  const strokes = ink === null ? null : decodeStrokes(ink);
  const z = parts.get('z');
  const edited = z === null ? null : z.split(',', MOST_LATENT_VALUES + 1).map(Number);
  const latentReadable = !edited || (edited.length <= MOST_LATENT_VALUES && edited.every(Number.isFinite) && z !== '');
  const problems = [
    ink !== null && strokes === null ? 'The drawing in this link is damaged and was left out; ask for the link again.' : '',
    latentReadable ? '' : 'The latent in this link is damaged and was left out.',
  ].filter(Boolean);
  return {
    version: parts.get('v'),
    strokes,
    edited: latentReadable ? edited : null,
    normalise: parts.get('raw') !== '1',
    compare: parts.get('compare') === '1',
    problem: problems.join(' ') || null,
  };
}
