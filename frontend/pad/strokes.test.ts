import { describe, expect, it } from 'vitest';
import { type Stroke, decodeStrokes, encodeStrokes, fitStrokes } from './strokes.js';

const pad = { width: 28, height: 28 };
const line: Stroke = { kind: 'ink', brush: 90, points: [0, 1023, 512, 3, 511, 4] };
const cells: Stroke = { kind: 'blank', brush: 24, points: [27, 0, 3, 27] };

describe('the spelling of strokes', () => {
  it('is read back as it was', () => {
    expect(decodeStrokes(encodeStrokes([line, cells]), pad)).toEqual([line, cells]);
    expect(decodeStrokes(encodeStrokes([]), pad)).toEqual([]);
  });

  it('fits an address', () => {
    expect(encodeStrokes([line, cells])).toMatch(/^[\w-]+$/);
  });

  it('means nothing where it is damaged', () => {
    const whole = encodeStrokes([line]);
    expect([whole.slice(0, -2), `${whole}*`, 'AgEB', '%00', 'A'.repeat(60_001)].map((spelling) => decodeStrokes(spelling, pad))).toEqual([null, null, null, null, null]);
  });

  it('means nothing where a point lies outside of the pad', () => {
    expect(decodeStrokes(encodeStrokes([{ ...line, points: [1024, 0] }]), pad)).toBeNull();
    expect(decodeStrokes(encodeStrokes([{ ...cells, points: [28, 0] }]), pad)).toBeNull();
    expect(decodeStrokes(encodeStrokes([{ ...line, brush: 193 }]), pad)).toBeNull();
  });

  it('means what fits the pad, of whatever shape', () => {
    const corner: Stroke = { ...cells, points: [23, 39] };
    expect(decodeStrokes(encodeStrokes([corner]), { width: 24, height: 40 })).toEqual([corner]);
    expect(decodeStrokes(encodeStrokes([corner]), { width: 40, height: 24 })).toBeNull();
  });
});

describe('strokes that are too long for a link', () => {
  const long: Stroke = { ...line, points: Array.from({ length: 50_001 * 2 }, (_, i) => (i * 7) % 1024) };

  it('lose points between their ends and can be read back', () => {
    const [fitted] = fitStrokes([long])!;
    expect(fitted.points.slice(0, 2)).toEqual(long.points.slice(0, 2));
    expect(fitted.points.slice(-2)).toEqual(long.points.slice(-2));
    expect(decodeStrokes(encodeStrokes([fitted]), pad)).toEqual([fitted]);
  });

  it('stay as they are where they fit, and are given up where cells are too many', () => {
    const few = [line, cells];
    expect(fitStrokes(few)).toBe(few);
    expect(fitStrokes([{ ...cells, points: Array.from({ length: 40_002 }, () => 1) }])).toBeNull();
  });
});
