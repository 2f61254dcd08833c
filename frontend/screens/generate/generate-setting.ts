/**
 * What can be set on the Generate screen, and its address:
 * `generate/<model>#label=<class or any>&count=…&seed=…&sampling=…&t=…&columns=…&compare=1&lock=1&sample=<from 1>`.
 */
import type { SamplingName } from './generate-contract.js';
import type { ModelChoice } from '../../talk/contract.js';
import { words } from '../../words/words.js';

export const MOST = 400;
export const HOTTEST = 2;
export const QUICK_COUNTS: readonly number[] = [16, 64, 100, 400];
/** Drawn seeds are short, so that they can be noted down. */
const SHORT_SEEDS = 1_000_000;
const FIRST_SEED = 5;
const FIRST_COUNT = 64;

export const WAYS: readonly SamplingName[] = ['prior', 'constrained', 'over-constrained', 'ellipsoid', 'unconstrained'];

/** What a grid is made of: the same setting is the same grid. */
export interface Setting {
  model: string;
  /** Null for any class. */
  label: number | null;
  count: number;
  /** Of the grid; it stays when more are appended, so that those before stay in their places. */
  columns: number;
  seed: number;
  sampling: SamplingName;
  temperature: number;
}

/** How the grid is looked at. */
export interface Look {
  compare: boolean;
  locked: boolean;
  /** The index of the sample that is looked at, −1 for none. */
  sample: number;
}

/** As square as it goes. */
export function columnsFor(count: number): number {
  return Math.ceil(Math.sqrt(count));
}

export function waysOf(model: ModelChoice): readonly SamplingName[] {
  return WAYS.filter((way) => way !== 'prior' || model.prior);
}

export function newSeed(): number {
  return Math.floor(Math.random() * SHORT_SEEDS);
}

export function isSeed(text: string): boolean {
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text));
}

export function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= MOST;
}

export function beginning(model: ModelChoice): Setting {
  return { model: model.id, label: null, count: FIRST_COUNT, columns: columnsFor(FIRST_COUNT), seed: FIRST_SEED, sampling: waysOf(model)[0]!, temperature: 1 };
}

/** A setting as it suits another model: a class or a way that it does not know becomes what it begins with. */
export function suiting(model: ModelChoice, setting: Setting): Setting {
  const first = beginning(model);
  return {
    ...setting, model: model.id,
    label: setting.label !== null && setting.label < model.classes.length ? setting.label : null,
    sampling: waysOf(model).includes(setting.sampling) ? setting.sampling : first.sampling,
  };
}

export function writeFragment({ label, count, columns, seed, sampling, temperature }: Setting, { compare, locked, sample }: Look): string {
  const parts = new URLSearchParams({ label: label === null ? 'any' : String(label), count: String(count), seed: String(seed), sampling, t: String(temperature) });
  if (columns !== columnsFor(count)) parts.set('columns', String(columns));
  if (compare) parts.set('compare', '1');
  if (locked) parts.set('lock', '1');
  if (sample >= 0) parts.set('sample', String(sample + 1));
  return `#${String(parts)}`;
}

/** What a link asks for, and what of it could not be kept, in words for the visitor. */
export function readFragment(fragment: string, model: ModelChoice): { setting: Setting; look: Look; notice: string } {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const setting = beginning(model);
  const notices: string[] = [];
  const { objections } = words.generate;
  const take = (name: string, use: (text: string) => boolean, complaint: (text: string) => string) => {
    const text = parts.get(name);
    if (text !== null && !use(text)) notices.push(complaint(text.slice(0, 40)));
  };
  take('label', (text) => {
    const named = model.classes.findIndex((name) => name.toLowerCase() === text.toLowerCase());
    const index = named >= 0 ? named : /^\d{1,4}$/.test(text) ? Number(text) : -1;
    if (text !== 'any') setting.label = index >= 0 && index < model.classes.length ? index : null;
    return text === 'any' || setting.label !== null;
  }, (text) => objections.class(text, model.title));
  take('count', (text) => {
    if (!isCount(numberOf(text))) return false;
    setting.count = numberOf(text);
    setting.columns = columnsFor(setting.count);
    return true;
  }, (text) => objections.count(text, MOST, setting.count));
  take('columns', (text) => {
    const columns = numberOf(text);
    if (!(Number.isInteger(columns) && columns >= 1 && columns <= columnsFor(MOST))) return false;
    setting.columns = columns;
    return true;
  }, (text) => objections.columns(text, columnsFor(MOST)));
  take('seed', (text) => {
    if (!isSeed(text)) return false;
    setting.seed = Number(text);
    return true;
  }, (text) => objections.seed(text, setting.seed));
  take('sampling', (text) => {
    const way = waysOf(model).find((known) => known === text);
    if (way) setting.sampling = way;
    return way !== undefined;
  }, (text) => (text === 'prior' ? objections.prior(model.title, setting.sampling) : objections.way(text, setting.sampling)));
  take('t', (text) => {
    const temperature = numberOf(text);
    if (!(temperature >= 0 && temperature <= HOTTEST)) return false;
    setting.temperature = temperature;
    return true;
  }, (text) => objections.temperature(text, HOTTEST));
  let sample = -1;
  take('sample', (text) => {
    sample = isCount(numberOf(text)) && numberOf(text) <= setting.count ? numberOf(text) - 1 : -1;
    return sample >= 0;
  }, (text) => objections.sample(text, setting.count));
  return { setting, look: { compare: parts.get('compare') === '1', locked: parts.get('lock') === '1', sample }, notice: notices.join(' ') };
}

/** An empty text is no zero. */
function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}
