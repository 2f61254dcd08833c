import { expect, it } from 'vitest';
import { ticks } from './plot-axes.js';

it('marks round numbers inside of a range', () => {
  expect(ticks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]);
  expect(ticks(-3.1, 3.1, 6)).toEqual([-2, 0, 2]);
  expect(ticks(17, 112, 4)).toEqual([40, 80]);
});

it('marks the one number of an empty range', () => {
  expect(ticks(2, 2, 5)).toEqual([2]);
  expect(ticks(0, Infinity, 5)).toEqual([0]);
});
