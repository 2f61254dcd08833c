import { describe, expect, it } from 'vitest';
import { keptShare, verdictOf } from './honesty-meter.js';

const picture = (...samples: number[]) => ({ channels: 1, width: samples.length, height: 1, samples: Uint8Array.from(samples) });

describe('the verdict on a reconstruction', () => {
  it('is not that of a model which blurs all it draws', () => {
    expect(verdictOf(50, 50, 0.95)).toBe('familiar');
    expect(verdictOf(50, 50, 0.5)).toBe('blurred');
    expect(verdictOf(95, 50, 0.5)).toBe('unusual');
    expect(verdictOf(99.5, 50, 0.5)).toBe('unknown');
    expect(verdictOf(null, 0.5)).toBe('unknown');
  });

  it('knows how much of a picture is kept', () => {
    const seen = picture(0, 0, 200, 200);
    expect(keptShare(seen, seen)).toBe(1);
    expect(keptShare(seen, picture(100, 100, 100, 100))).toBe(0);
    expect(keptShare(seen, picture(50, 50, 150, 150))).toBe(0.75);
    expect(keptShare(seen, null)).toBeNull();
    expect(keptShare(picture(7, 7), picture(7, 7))).toBeNull();
  });
});
