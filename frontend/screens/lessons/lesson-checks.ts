/**
 * Whether the task of a step is done. Each check looks at nothing but what the screen tells of itself (see `told-contract.ts`): what is
 * shown now, and what it told before in this step, the oldest first, where a task is about a change.
 */
import type { DrawTold, FigureTold, LabTold, MapTold, PathTold, SampleTold, Told } from '../../talk/told-contract.js';

export type Check = (now: Told, before: readonly Told[]) => boolean;

/** The least share of the chosen pictures that is no accident. */
const SHARE = 0.25;

const draw = (check: (now: DrawTold, before: readonly DrawTold[]) => boolean): Check =>
  (now, before) => now.screen === 'draw' && check(now, before.filter((told) => told.screen === 'draw'));
const path = (check: (now: PathTold) => boolean): Check => (now) => now.screen === 'interpolate' && check(now);
const sample = (check: (now: SampleTold) => boolean): Check => (now) => now.screen === 'generate' && check(now);
const map = (check: (now: MapTold) => boolean): Check => (now) => now.screen === 'map' && check(now);
const figure = (check: (now: FigureTold) => boolean): Check => (now) => now.screen === 'figures' && check(now);
const lab = (check: (now: LabTold) => boolean): Check => (now) => now.screen === 'lab' && check(now);

/** Of the models that drew the same, the one whose error is smallest. */
function best(errors: Readonly<Record<string, number>>): string {
  return Object.entries(errors).reduce((least, other) => (other[1] < least[1] ? other : least), ['', Infinity])[0];
}

function least(values: readonly number[]): number {
  return values.reduce((smallest, value) => Math.min(smallest, value), Infinity);
}

/** The density percentile at a place of a path. */
function densityAt({ profile, position }: PathTold): number {
  return profile[Math.round(position * (profile.length - 1))] ?? Infinity;
}

/** By the names of the steps; the tests hold that every step has one. */
export const checks: Readonly<Record<string, Check>> = {
  'squeezing/draw': draw(({ own, strokes, errorPercentile }) => own && strokes > 0 && errorPercentile !== null),
  'squeezing/move': draw(({ moved }) => moved.some((place) => place <= 0.01 || place >= 0.99)),
  'squeezing/compare': draw(({ compare, model }, before) => !compare
    && before.some((told) => told.compare && Object.keys(told.errors).length > 1 && best(told.errors) === model)),

  'errors/scribble': draw(({ own, strokes, errorPercentile }) => own && strokes > 0 && errorPercentile !== null && errorPercentile >= 99),
  'errors/corner': draw(({ normalise, errorPercentile }, before) => !normalise && errorPercentile !== null
    && before.some((told) => told.normalise && told.errorPercentile !== null && told.errorPercentile + 10 <= errorPercentile)),
  'errors/worst': figure((told) => told.figure === 'pictures' && told.order === 'worst' && told.label === '4'),

  'map/pin': map(({ pinned, label }) => pinned === 'picture' && label === '7'),
  'map/border': map(({ chosen, hidden }) => {
    const all = chosen.reduce((sum, count) => sum + count, 0);
    return hidden === 0 && chosen.filter((count) => count >= SHARE * all && count > 1).length >= 2;
  }),
  'map/rare': map(({ label, pinned, densityPercentile }) => pinned !== null && label === '4' && densityPercentile !== null && densityPercentile <= 5),

  'between/rarest': path((told) => told.a === 'class:3' && told.b === 'class:8' && densityAt(told) <= least(told.profile) + 1),
  'between/hole': path(({ holes, position, a, b }) => a === 'class:0' && b === 'class:1' && holes.some(({ from, to }) => from <= position && position <= to)),
  'between/filled': path(({ holes, shape, model, a, b, profile }) => model !== 'digits-dense' && shape === 'spherical' && a === 'class:0' && b === 'class:1'
    && profile.length > 0 && holes.length === 0),

  'random/anything': sample(({ sampling, densityPercentile }) => sampling === 'unconstrained' && densityPercentile !== null && densityPercentile <= 1),
  'random/constraint': sample(({ label, model, densityPercentile }) => model === 'digits-vae' && label === '7' && densityPercentile !== null && densityPercentile >= 100 / 3),
  'random/new': sample(({ label, nearest, typical }) => label.toLowerCase() === 'sneaker' && nearest !== null && typical !== null && nearest > typical),

  'noise/salt': lab(({ damage, before, after }) => damage === 'salt-and-pepper' && before !== null && after !== null && before < 10 && after > 20),
  'noise/harm': lab(({ before, after }) => before !== null && after !== null && after < before),
  'noise/page': lab(({ model, before, after }) => model === 'scans' && before !== null && after !== null && after >= before + 20),

  'cloud/shape': figure(({ figure: shown, unlikeness }) => shown === 'cloud' && unlikeness !== null && unlikeness > 0.1),
  'cloud/cool': sample(({ model, sampling, densityPercentile }) => model === 'faces' && sampling === 'prior' && densityPercentile !== null && densityPercentile >= 100 / 3),
  'cloud/ways': sample(({ model, compare, densityPercentile }) => model === 'faces' && compare && densityPercentile !== null && densityPercentile >= 5),
};
