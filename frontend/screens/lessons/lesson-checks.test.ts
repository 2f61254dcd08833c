/** Holds that every step has a check, and what some of them ask for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DrawTold, PathTold } from '../../talk/told-contract.js';
import { checks } from './lesson-checks.js';

const PLANS = JSON.parse(readFileSync(join(import.meta.dirname, '../../../src/main/resources/latentstudio/lessons/lessons.json'), 'utf8')) as
  { id: string; steps: { id: string; screen: string }[] }[];

const DRAWN: DrawTold = { screen: 'draw', model: 'digits-vae', own: true, strokes: 1, normalise: true, compare: false, moved: [], errors: { 'digits-vae': 0.01 },
  errorPercentile: 50, densityPercentile: 50 };
const PATH: PathTold = { screen: 'interpolate', model: 'digits-dense', a: 'class:0', b: 'class:1', shape: 'spherical', position: 0.5, profile: [90, 50, 0, 40, 80],
  holes: [{ from: 0.4, to: 0.6 }] };

describe('lessons', () => {
  it('have a check for every step and no other', () => {
    expect(PLANS.flatMap(({ id, steps }) => steps.map((step) => `${id}/${step.id}`))).toEqual(Object.keys(checks));
  });

  it('are not done by what another screen tells', () => {
    for (const [name, check] of Object.entries(checks)) {
      const begins = PLANS.flatMap(({ id, steps }) => steps.map((step) => [`${id}/${step.id}`, step.screen] as const)).find(([step]) => step === name)![1];
      expect(check(begins.startsWith('draw') ? PATH : DRAWN, []), name).toBe(false);
    }
  });

  it('ask for what was drawn by the visitor', () => {
    expect(checks['squeezing/draw']!({ ...DRAWN, own: false }, [])).toBe(false);
    expect(checks['squeezing/draw']!(DRAWN, [])).toBe(true);
    expect(checks['errors/scribble']!({ ...DRAWN, errorPercentile: 98.9 }, [])).toBe(false);
    expect(checks['errors/scribble']!({ ...DRAWN, errorPercentile: 99 }, [])).toBe(true);
  });

  it('ask for the model that lost least of those that were compared', () => {
    const compared = { ...DRAWN, compare: true, errors: { 'digits-2d': 0.04, 'digits-vae': 0.006, 'digits-tiny': 0.01 } };
    expect(checks['squeezing/compare']!(DRAWN, [])).toBe(false);
    expect(checks['squeezing/compare']!({ ...DRAWN, model: 'digits-tiny' }, [compared])).toBe(false);
    expect(checks['squeezing/compare']!(compared, [compared])).toBe(false);
    expect(checks['squeezing/compare']!(DRAWN, [compared])).toBe(true);
  });

  it('ask for a position in a hole, and for the same way without one', () => {
    expect(checks['between/hole']!(PATH, [])).toBe(true);
    expect(checks['between/hole']!({ ...PATH, position: 0.3 }, [])).toBe(false);
    expect(checks['between/hole']!({ ...PATH, a: 'class:3' }, [])).toBe(false);
    expect(checks['between/filled']!(PATH, [])).toBe(false);
    expect(checks['between/filled']!({ ...PATH, holes: [] }, [])).toBe(false);
    expect(checks['between/filled']!({ ...PATH, model: 'digits-vae', holes: [] }, [])).toBe(true);
    expect(checks['between/rarest']!({ ...PATH, a: 'class:3', b: 'class:8' }, [])).toBe(true);
    expect(checks['between/rarest']!({ ...PATH, a: 'class:3', b: 'class:8', position: 0.25 }, [])).toBe(false);
  });
});
