/** What lies at one end of a path: its kinds, their spelling in an address, and what they are to the server. */
import { InkScreen } from '../../pad/ink-screen.js';
import type { ModelChoice } from '../../talk/contract.js';
import { shapeOf } from '../../talk/data-set-contract.js';
import { type Stroke, decodeStrokes, encodeStrokes, fitStrokes } from '../../pad/strokes.js';
import { words } from '../../words/words.js';

export type PathEnd =
  | { readonly kind: 'ink'; readonly strokes: readonly Stroke[] }
  /** A picture that the visitor brought; base64 of a PNG. */
  | { readonly kind: 'image'; readonly png: string; readonly name: string }
  | { readonly kind: 'class' | 'test' | 'seed'; readonly number: number }
  | { readonly kind: 'z'; readonly latent: readonly number[] };

/** What ends there can be of a model. */
export interface Reach {
  readonly model: ModelChoice;
  /** How many test pictures there are. */
  readonly tests: number;
}

export const LARGEST_SEED = 999_999;
const MOST_LATENT_VALUES = 4096;
/** As far as the server follows. */
const LARGEST_VALUE = 1e6;
/** So many tell every single-precision number apart. */
const SINGLE_DIGITS = 9;

/** The two ends that a visitor of a model finds. */
export function firstEnds({ model, tests }: Reach): [PathEnd, PathEnd] {
  const kind = tests > 0 ? 'test' : model.classes.length > 1 ? 'class' : 'seed';
  const [from, to] = kind === 'test' && model.dataSet.showcase.length ? model.dataSet.showcase : [0, Math.min(1, (tests || 2) - 1)];
  return [{ kind, number: from! }, { kind, number: to! }];
}

/** Why an end, A or B, is none of a model's, in words; empty where it is one. */
export function misfit(name: string, end: PathEnd, { model, tests }: Reach): string {
  const { objections } = words.interpolate;
  if (end.kind === 'z' && end.latent.length !== model.latentSize) {
    return objections.latent(name, end.latent.length, model.title, model.latentSize);
  }
  if (end.kind === 'class' && end.number >= model.classes.length) {
    return model.classes.length ? objections.class(name, end.number, model.title, model.classes.length - 1) : objections.noClasses(name, end.number, model.title);
  }
  if (end.kind === 'test' && end.number >= tests) {
    return tests ? objections.test(name, end.number, tests - 1) : objections.noTests(name, end.number, model.title);
  }
  return '';
}

/** The spelling in an address; an end that cannot be spelled is written as its latent, null where that is not known either. */
export function spell(end: PathEnd, latent: readonly number[] | null): string | null {
  if (end.kind === 'class' || end.kind === 'test' || end.kind === 'seed') return `${end.kind}:${end.number}`;
  const strokes = end.kind === 'ink' ? fitStrokes(end.strokes) : null;
  if (strokes) return `ink:${encodeStrokes(strokes)}`;
  const values = end.kind === 'z' ? end.latent : latent;
  return values && `z:${values.map((value) => Number(value.toPrecision(SINGLE_DIGITS))).join(',')}`;
}

/** The end that a spelling means of a model, or null where it means none. */
export function readEnd(spelling: string, { model }: Reach): PathEnd | null {
  const [, kind, text] = /^(ink|class|test|seed|z):(.+)$/.exec(spelling) ?? [];
  switch (kind) {
    case 'ink': {
      const strokes = decodeStrokes(text!, shapeOf(model));
      return strokes?.length ? { kind, strokes } : null;
    }
    case 'class': case 'test': case 'seed':
      return /^\d{1,6}$/.test(text!) ? { kind, number: Number(text) } : null;
    case 'z': {
      const latent = text!.split(',', MOST_LATENT_VALUES + 1).map((part) => (part.trim() === '' ? NaN : Number(part)));
      return latent.length <= MOST_LATENT_VALUES && latent.every((value) => Math.abs(value) <= LARGEST_VALUE) ? { kind, latent } : null;
    }
    default:
      return null;
  }
}

export function nameOf(end: PathEnd, { model }: Reach): string {
  const names = words.interpolate.end;
  switch (end.kind) {
    case 'ink': return names.aDrawing;
    case 'image': return names.aFile(end.name);
    case 'class': return names.aClass(model.classes[end.number] ?? end.number);
    case 'test': return names.aTest(end.number);
    case 'seed': return names.aSeed(end.number);
    case 'z': return names.aLatent;
  }
}

/** The end as the server takes it, JSON. */
export function sendable(end: PathEnd, { model }: Reach): string {
  switch (end.kind) {
    case 'ink': return JSON.stringify({ image: new InkScreen(shapeOf(model)).png({ strokes: end.strokes, ground: null }, null).split(',')[1] });
    case 'image': return JSON.stringify({ image: end.png });
    case 'class': return JSON.stringify({ label: model.classes[end.number] });
    case 'test': return JSON.stringify({ picture: end.number });
    case 'seed': return JSON.stringify({ seed: end.number });
    case 'z': return JSON.stringify({ latent: end.latent });
  }
}
