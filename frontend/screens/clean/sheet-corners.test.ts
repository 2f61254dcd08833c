import { describe, expect, test } from 'vitest';
import { WHOLE, moved, objectionTo } from './sheet-corners.js';

describe('the corners of a sheet', () => {
  test('those of the picture are fine, and so are slanted ones', () => {
    expect(objectionTo(WHOLE)).toBeNull();
    expect(objectionTo([[0.2, 0.1], [0.9, 0.2], [0.8, 0.9], [0.1, 0.8]])).toBeNull();
  });

  test('two that were dragged across each other are refused', () => {
    expect(objectionTo([[0.9, 0.1], [0.1, 0.1], [0.9, 0.9], [0.1, 0.9]])).toBe('crossed');
  });

  test('one that is dragged inside of the other three is refused', () => {
    expect(objectionTo([[0.1, 0.1], [0.9, 0.1], [0.2, 0.2], [0.1, 0.9]])).toBe('crossed');
  });

  test('all on one place are refused', () => {
    expect(objectionTo([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]])).toBe('crossed');
  });

  test('a sheet of less than a twentieth of the picture is refused', () => {
    expect(objectionTo([[0, 0], [0.2, 0], [0.2, 0.2], [0, 0.2]])).toBe('small');
    expect(objectionTo([[0, 0], [0.25, 0], [0.25, 0.21], [0, 0.21]])).toBeNull();
  });

  test('one moves, and stays in the picture', () => {
    expect(moved(WHOLE, 1, -0.25, 0.5)).toEqual([[0, 0], [0.75, 0.5], [1, 1], [0, 1]]);
    expect(moved(WHOLE, 0, -1, 2)).toEqual([[0, 1], [1, 0], [1, 1], [0, 1]]);
  });
});
