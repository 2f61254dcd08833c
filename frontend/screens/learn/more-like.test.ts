import { describe, expect, it } from 'vitest';
import { changeOf } from './more-like.js';

describe('the changes of drawings', () => {
  it('are small, the same every time, and none like another', () => {
    const changes = Array.from({ length: 40 }, (_, number) => changeOf(number));
    expect(changes).toEqual(Array.from({ length: 40 }, (_, number) => changeOf(number)));
    expect(new Set(changes.map((change) => JSON.stringify(change))).size).toBe(40);
    for (const { right, down, turn, scale } of changes) {
      expect(Math.max(Math.abs(right), Math.abs(down))).toBeLessThanOrEqual(0.08);
      expect(Math.abs(turn)).toBeLessThanOrEqual(0.25);
      expect(Math.abs(scale - 1)).toBeLessThanOrEqual(0.15);
    }
    expect(Math.max(...changes.map(({ turn }) => turn))).toBeGreaterThan(0.15);
    expect(Math.min(...changes.map(({ turn }) => turn))).toBeLessThan(-0.15);
  });
});
