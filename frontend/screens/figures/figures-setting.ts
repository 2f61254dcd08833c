/** What the figures can be set to, and how the address tells it. */
import type { ModelChoice } from '../../talk/contract.js';
import { words } from '../../words/words.js';

/** The figures, by their names in the address. */
export const FIGURES = ['corner', 'densities', 'cloud', 'learning', 'pictures'] as const;
export type FigureId = (typeof FIGURES)[number];

export const ORDERS = ['random', 'best', 'median', 'worst'] as const;
export type Order = (typeof ORDERS)[number];

export const ALL_CLASSES = -1;
const LARGEST_SEED = 999_999;
const WORD = 40;

export interface Setting {
  figure: FigureId;
  /** Numbers of the classes shown; null for all. */
  classes: readonly number[] | null;
  /** Numbers from 0 of the dimensions shown; null for those that the figure shows by itself. */
  dimensions: readonly number[] | null;
  /** The chosen panel of the corner plot: its row's and its column's dimension. */
  panel: readonly [row: number, column: number] | null;
  /** Whether the learning curve has a linear axis. */
  linear: boolean;
  order: Order;
  /** The class of the test pictures, or `ALL_CLASSES`. */
  label: number;
  seed: number;
}

export const BEGINNING: Setting = { figure: 'corner', classes: null, dimensions: null, panel: null, linear: false, order: 'random', label: ALL_CLASSES, seed: 1 };

export function anotherSeed(seed: number): number {
  return seed >= LARGEST_SEED ? 0 : seed + 1;
}

/** So many dimensions are shown by themselves; more where the visitor chooses them. */
const USUAL = { most: 16, of: 8, narrow: 4 };

/** The dimensions that are shown by themselves: all, or where they are many those in which training latents reach furthest. */
export function usualDimensions({ low, high, latentSize }: ModelChoice, narrow: boolean): number[] {
  const all = Array.from({ length: latentSize }, (_, z) => z);
  const count = narrow ? USUAL.narrow : latentSize > USUAL.most ? USUAL.of : latentSize;
  return all.sort((a, b) => high[b]! - low[b]! - (high[a]! - low[a]!)).slice(0, count).sort((a, b) => a - b);
}

/** Numbers that there are, of those that were chosen; all where none were chosen. */
export function shownOf(chosen: readonly number[] | null, count: number): readonly number[] {
  return chosen?.filter((number) => number < count) ?? Array.from({ length: count }, (_, number) => number);
}

/** What of a setting another model can keep. */
export function suiting(setting: Setting, model: ModelChoice): Setting {
  const { classes, dimensions, panel, label } = setting;
  const fits = (numbers: readonly number[] | null, count: number) => numbers?.every((number) => number < count) ?? true;
  return {
    ...setting,
    classes: fits(classes, model.classes.length) ? classes : null,
    dimensions: fits(dimensions, model.latentSize) ? dimensions : null,
    panel: fits(panel, model.latentSize) ? panel : null,
    label: label < model.classes.length ? label : ALL_CLASSES,
  };
}

/** The state as a fragment; only what is not as in the beginning. */
export function writeFragment(setting: Setting): string {
  const parts = new URLSearchParams({ figure: setting.figure });
  const { classes, dimensions, panel, linear, order, label, seed } = setting;
  if (classes) parts.set('classes', classes.join(',') || 'none');
  if (dimensions) parts.set('dimensions', dimensions.map((z) => z + 1).join(','));
  if (panel) parts.set('panel', panel.map((z) => z + 1).join(','));
  if (linear) parts.set('axis', 'linear');
  if (order !== BEGINNING.order) parts.set('order', order);
  if (label !== ALL_CLASSES) parts.set('class', String(label));
  if (seed !== BEGINNING.seed) parts.set('seed', String(seed));
  return `#${String(parts).replaceAll('%2C', ',')}`;
}

/** The setting of a link, and what of it could not be kept, in words for the visitor. */
export function readFragment(fragment: string, model: ModelChoice): { setting: Setting; notice: string } {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const setting = { ...BEGINNING };
  const notices: string[] = [];
  const { objections } = words.figures;
  const take = (name: string, read: (text: string) => boolean, expected: string) => {
    const text = parts.get(name);
    if (text !== null && !read(text)) notices.push(objections.not(expected, text.slice(0, WORD)));
  };
  const kinds = model.classes.length;
  const size = model.latentSize;
  take('figure', (text) => keep(setting, 'figure', FIGURES.find((id) => id === text)), objections.figures(FIGURES.join(', ')));
  take('classes', (text) => keep(setting, 'classes', text === 'none' ? [] : numbers(text, 0, kinds)),
    kinds ? objections.classes(kinds - 1) : objections.noClasses(model.title));
  take('dimensions', (text) => keep(setting, 'dimensions', numbers(text, 1, size)), objections.dimensions(size));
  take('panel', (text) => {
    const pair = numbers(text, 1, size, true);
    return pair?.length === 2 && pair[0]! >= pair[1]! && keep(setting, 'panel', [pair[0]!, pair[1]!] as const);
  }, objections.panel(size));
  take('axis', (text) => (text === 'linear' || text === 'log') && keep(setting, 'linear', text === 'linear'), objections.axis);
  take('order', (text) => keep(setting, 'order', ORDERS.find((id) => id === text)), objections.order(ORDERS.join(', ')));
  take('class', (text) => keep(setting, 'label', numbers(text, 0, kinds)?.[0]),
    kinds ? objections.class(kinds - 1) : objections.noClasses(model.title));
  take('seed', (text) => keep(setting, 'seed', numbers(text, 0, LARGEST_SEED + 1)?.[0]), objections.seed(LARGEST_SEED));
  return { setting, notice: notices.length ? objections.without(notices.join(' ')) : '' };
}

function keep<Name extends keyof Setting>(setting: Setting, name: Name, value: Setting[Name] | undefined): boolean {
  if (value !== undefined) setting[name] = value;
  return value !== undefined;
}

/** Whole numbers with commas between, counted from `first`, each below `count` when counted from 0; rising, each once unless `raw`. */
function numbers(text: string, first: number, count: number, raw = false): number[] | undefined {
  const found = text.split(',');
  if (!found.every((number) => /^\d{1,6}$/.test(number) && Number(number) >= first && Number(number) - first < count)) return undefined;
  const zeroBased = found.map((number) => Number(number) - first);
  return raw ? zeroBased : [...new Set(zeroBased)].sort((a, b) => a - b);
}
