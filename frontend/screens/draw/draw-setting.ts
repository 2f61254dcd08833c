/** The address of a drawing: `draw/<model>#v=<version>&ink=<strokes>&z=<edited latent>&raw=1&compare=1&inside=1&picture=<its name in this browser>`. */
import type { ModelChoice } from '../../talk/contract.js';
import { type Cells, type Stroke, decodeStrokes, encodeStrokes, fitStrokes } from '../../pad/strokes.js';
import { words } from '../../words/words.js';

export interface Setting {
  version: string | null;
  /** Null where the link has no drawing, so that it shows the sample. */
  strokes: readonly Stroke[] | null;
  /** The name under which this browser may have the picture below the strokes, which no link can hold. */
  picture: string | null;
  edited: readonly number[] | null;
  normalise: boolean;
  compare: boolean;
  /** Whether its layers are shown. */
  inside: boolean;
  /** What of the link could not be read, in words for the visitor. */
  problem: string | null;
}

const MOST_LATENT_VALUES = 4096;
/** So many tell every single-precision number apart, so that a link rebuilds the very same picture. */
const SINGLE_DIGITS = 9;

export function writeFragment(link: Omit<Setting, 'problem'>): string {
  const parts: string[] = [];
  if (link.version) parts.push(`v=${encodeURIComponent(link.version)}`);
  // too long even so: a blank pad, for without ink the link would show the sample
  const strokes = link.strokes && (fitStrokes(link.strokes) ?? []);
  if (strokes) parts.push(`ink=${encodeStrokes(strokes)}`);
  if (link.picture) parts.push(`picture=${link.picture}`);
  if (link.edited) parts.push(`z=${link.edited.map((value) => Number(value.toPrecision(SINGLE_DIGITS))).join(',')}`);
  if (!link.normalise) parts.push('raw=1');
  if (link.compare) parts.push('compare=1');
  if (link.inside) parts.push('inside=1');
  return `#${parts.join('&')}`;
}

/** @param pad what the drawing in it was drawn on */
export function readFragment(fragment: string, pad: Cells): Setting {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const ink = parts.get('ink');
  const strokes = ink === null ? null : decodeStrokes(ink, pad);
  const z = parts.get('z');
  const edited = z === null ? null : z.split(',', MOST_LATENT_VALUES + 1).map(latentValue);
  const latentReadable = !edited || (edited.length <= MOST_LATENT_VALUES && edited.every(Number.isFinite));
  const problems = [
    ink !== null && strokes === null ? words.draw.damagedDrawing : '',
    latentReadable ? '' : words.draw.damagedLatent,
  ].filter(Boolean);
  return {
    version: parts.get('v'),
    strokes,
    picture: parts.get('picture'),
    edited: latentReadable ? edited : null,
    normalise: parts.get('raw') !== '1',
    compare: parts.get('compare') === '1',
    inside: parts.get('inside') === '1',
    problem: problems.join(' ') || null,
  };
}

/** A model takes single precision; an empty part is no zero. */
function latentValue(part: string): number {
  return part.trim() === '' || !Number.isFinite(Math.fround(Number(part))) ? NaN : Number(part);
}

/** What a visitor has to know of a link that a model is to show; empty where it shows as it was made. */
export function noticeOf(link: Setting, model: ModelChoice): string {
  const { version, edited } = link;
  return [
    link.problem ?? '',
    edited && edited.length !== model.latentSize
      ? words.draw.otherLatent(edited.length, model.title, model.latentSize) : '',
    version && version !== model.version
      ? words.draw.otherVersion(version, model.title, model.version) : '',
  ].filter(Boolean).join(' ');
}

/** What a link cannot hold of these strokes, in words for the visitor; empty where it holds them all. */
export function limitsOfLink(strokes: readonly Stroke[]): string {
  const fitted = fitStrokes(strokes);
  if (!fitted) return words.draw.drawingNotInLink;
  return fitted === strokes ? '' : words.draw.fewerPoints;
}
