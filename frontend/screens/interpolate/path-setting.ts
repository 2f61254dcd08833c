/** A path between two ends, and its address: `interpolate/<model>#a=…&b=…&path=…&steps=…&t=…`; see `path-end.ts` for the ends. */
import type { PathShape, ShownPath } from './interpolate-contract.js';
import { type PathEnd, type Reach, firstEnds, misfit, readEnd, spell } from './path-end.js';
import { words } from '../../words/words.js';

export const FEWEST_STEPS = 2;
export const MOST_STEPS = 64;
const FIRST_STEPS = 16;

export type Side = 'a' | 'b';

export interface PathSetting {
  readonly a: PathEnd;
  readonly b: PathEnd;
  readonly shape: PathShape;
  readonly steps: number;
}

export function firstSetting(reach: Reach): PathSetting {
  const [a, b] = firstEnds(reach);
  return { a, b, shape: 'linear', steps: FIRST_STEPS };
}

/** A setting as it suits another model, and what of it could not be kept; ends that nobody chose are the other model's first. */
export function suiting(setting: PathSetting, from: Reach, to: Reach): { setting: PathSetting; notice: string } {
  const first = firstEnds(from).map((end) => spell(end, null)).join();
  if ([setting.a, setting.b].map((end) => spell(end, null)).join() === first) {
    return { setting: { ...firstSetting(to), shape: setting.shape, steps: setting.steps }, notice: '' };
  }
  return fitted(setting, to);
}

function fitted(setting: PathSetting, reach: Reach): { setting: PathSetting; notice: string } {
  const first = firstSetting(reach);
  const objections = (['a', 'b'] as const).map((side) => [side, misfit(side.toUpperCase(), setting[side], reach)] as const).filter(([, objection]) => objection);
  return {
    setting: { ...setting, ...Object.fromEntries(objections.map(([side]) => [side, first[side]])) },
    notice: objections.map(([, objection]) => objection).join(' '),
  };
}

/** @param shown the path that answers `setting`, or null */
export function writeFragment({ a, b, shape, steps }: PathSetting, shown: ShownPath | null, position: number): string {
  const [from, to] = [spell(a, shown?.from ?? null), spell(b, shown?.to ?? null)];
  return `#${[from && `a=${from}`, to && `b=${to}`, `path=${shape}`, `steps=${steps}`, `t=${Number(position.toFixed(4))}`].filter(Boolean).join('&')}`;
}

/** The setting of a link, and what of it could not be kept, in words for the visitor. */
export function readFragment(fragment: string, reach: Reach): { setting: PathSetting; position: number; notice: string } {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const notices: string[] = [];
  const read = <T>(name: string, otherwise: T, parse: (text: string) => T | null, problem: (text: string) => string): T => {
    const text = parts.get(name);
    const value = text === null ? otherwise : parse(text);
    if (value === null) notices.push(problem(text!.slice(0, 40)));
    return value ?? otherwise;
  };
  const first = firstSetting(reach);
  const end = (text: string) => readEnd(text, reach);
  const { objections } = words.interpolate;
  const damaged = (side: string) => (text: string) => objections.damaged(side, text);
  const wished: PathSetting = {
    a: read('a', first.a, end, damaged('A')),
    b: read('b', first.b, end, damaged('B')),
    shape: read<PathShape>('path', first.shape, (text) => (text === 'linear' || text === 'spherical' ? text : null),
      objections.path),
    steps: read('steps', first.steps, stepsOf, (text) => objections.frames(text, FEWEST_STEPS, MOST_STEPS, first.steps)),
  };
  const position = read('t', 0.5, positionOf, objections.position);
  const { setting, notice } = fitted(wished, reach);
  return { setting, position, notice: [...notices, notice].filter(Boolean).join(' ') };
}

export function stepsOf(text: string): number | null {
  return /^\d{1,2}$/.test(text) && Number(text) >= FEWEST_STEPS && Number(text) <= MOST_STEPS ? Number(text) : null;
}

function positionOf(text: string): number | null {
  return text.trim() !== '' && Number(text) >= 0 && Number(text) <= 1 ? Number(text) : null;
}
