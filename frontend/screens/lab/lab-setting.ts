/** What can be put on the lab's bench together, and its address: `lab/<model>#sample=…&damage=…&level=…&seed=…`. */
import type { ModelChoice } from '../../talk/contract.js';
import type { LabDamage, LabSample } from './lab-contract.js';
import { words } from '../../words/words.js';

/** The picture that the visitor opened, as a sample's id. */
export const OWN = 'own';
export const LARGEST_SEED = 999_999;
/** Two rings of a cup across the letter. */
const FIRST_SEED = 16;

export interface Setting {
  sample: string;
  damage: string;
  level: number;
  seed: number;
}

export interface Stock {
  models: readonly ModelChoice[];
  samples: readonly LabSample[];
  damages: readonly LabDamage[];
}

/** Whether a model restores pages; else it denoises small pictures. */
export function takesPages({ task }: ModelChoice): boolean {
  return task === 'restorer';
}

/** Whether a sample is of what a model learned. */
function isMadeFor(model: ModelChoice, sample: LabSample): boolean {
  return takesPages(model) ? !sample.dataSet : sample.dataSet === model.dataSet.id;
}

/** The samples of what a model takes, those of its own data set first. */
function samplesFor({ samples }: Stock, model: ModelChoice): readonly LabSample[] {
  const own = samples.filter((sample) => isMadeFor(model, sample));
  return own.length ? own : samples.filter(({ dataSet }) => !dataSet === takesPages(model));
}

export function damagesOf({ damages }: Stock, model: ModelChoice): readonly LabDamage[] {
  return damages.filter(({ pages }) => pages === takesPages(model));
}

export function middleOf(damage: LabDamage): number {
  return damage.levels[Math.floor(damage.levels.length / 2)];
}

export function maximumOf(damage: LabDamage): number {
  return damage.levels[damage.levels.length - 1];
}

/** What a slider moves by: 1, 2 or 5 of the decimal place that gives at least 40 steps; whole numbers where only those count. */
export function stepOf(damage: LabDamage): number {
  if (damage.levels.every(Number.isInteger) && maximumOf(damage) > 1) return 1;
  const finest = maximumOf(damage) / 40;
  const place = 10 ** Math.floor(Math.log10(finest));
  return Number(([5, 2, 1].find((digit) => digit * place <= finest * 1.0001)! * place).toPrecision(1));
}

/** The sample and the damage that a model begins with. */
export function beginning(stock: Stock, model: ModelChoice): Setting {
  const sample = samplesFor(stock, model)[0];
  const damages = damagesOf(stock, model);
  const damage = damages.find(({ id }) => id === (takesPages(model) ? 'stain' : 'salt-and-pepper')) ?? damages[0];
  return { sample: sample?.id ?? OWN, damage: damage.id, level: middleOf(damage), seed: FIRST_SEED };
}

/** A setting as it suits another model: what is of no use to that becomes what it begins with. */
export function suiting(stock: Stock, model: ModelChoice, setting: Setting): Setting {
  const first = beginning(stock, model);
  const sample = stock.samples.find(({ id }) => id === setting.sample);
  const damage = damagesOf(stock, model).find(({ id }) => id === setting.damage);
  return {
    sample: setting.sample === OWN || sample && samplesFor(stock, model).includes(sample) ? setting.sample : first.sample,
    damage: damage?.id ?? first.damage,
    // a kind of one name has other levels on pages
    level: !damage ? first.level : setting.level <= maximumOf(damage) ? setting.level : middleOf(damage),
    seed: setting.seed,
  };
}

/** The model for a sample: the one that is chosen where it was made for that, else the first that is ready; null without one. */
export function modelFor({ models, samples }: Stock, id: string, chosen: ModelChoice): ModelChoice | null {
  const sample = samples.find((known) => known.id === id);
  const ready = models.filter(({ available }) => available);
  return !sample || isMadeFor(chosen, sample) ? chosen
    : ready.find((model) => isMadeFor(model, sample)) ?? ready.find((model) => takesPages(model) === !sample.dataSet) ?? null;
}

export function writeFragment({ sample, damage, level, seed }: Setting): string {
  return `#${String(new URLSearchParams({ sample, damage, level: String(level), seed: String(seed) }))}`;
}

/** The setting of a link, and what of it could not be kept, in words for the visitor. */
export function readFragment(fragment: string, stock: Stock, model: ModelChoice, ownIsHere: boolean): { setting: Setting; notice: string } {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const setting = beginning(stock, model);
  const notices: string[] = [];
  const sample = parts.get('sample');
  const known = stock.samples.find(({ id }) => id === sample);
  if (known && !known.dataSet === takesPages(model) || sample === OWN && ownIsHere) setting.sample = sample!;
  else if (sample === OWN) notices.push(words.lab.notInLink);
  else if (sample !== null) notices.push(words.lab.noSample(sample.slice(0, 40), model.title));
  const asked = parts.get('damage');
  const damage = damagesOf(stock, model).find(({ id }) => id === asked);
  if (damage) Object.assign(setting, { damage: damage.id, level: middleOf(damage) });
  else if (asked !== null) notices.push(words.lab.noDamage(asked.slice(0, 40), model.title));
  const level = parts.get('level');
  const chosen = damagesOf(stock, model).find(({ id }) => id === setting.damage)!;
  if (level !== null && level.trim() !== '' && Number(level) >= 0 && Number(level) <= maximumOf(chosen)) setting.level = Number(level);
  else if (level !== null) notices.push(words.lab.noLevel(level.slice(0, 40), maximumOf(chosen)));
  const seed = parts.get('seed');
  if (seed !== null && isSeed(seed)) setting.seed = Number(seed);
  else if (seed !== null) notices.push(words.lab.noSeed(seed.slice(0, 40), LARGEST_SEED, FIRST_SEED));
  return { setting, notice: notices.join(' ') };
}

export function isSeed(text: string): boolean {
  return /^\d{1,6}$/.test(text);
}
