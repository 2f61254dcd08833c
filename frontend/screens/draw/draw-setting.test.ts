import { describe, expect, it } from 'vitest';
import { readFragment, writeFragment } from './draw-setting.js';

const pad = { width: 28, height: 28 };
const link = { version: '1', strokes: [{ kind: 'ink' as const, brush: 90, points: [1, 2, 3, 4] }], picture: 'k1', edited: [0.1, -2], normalise: false, compare: true, inside: true };

describe('the address of a drawing', () => {
  it('is read back as it was written', () => {
    expect(readFragment(writeFragment(link), pad)).toEqual({ ...link, problem: null });
  });

  it('keeps single precision', () => {
    const value = Math.fround(0.1);
    expect(Math.fround(readFragment(writeFragment({ ...link, edited: [value] }), pad).edited![0])).toBe(value);
  });

  it('leaves out what is damaged and says so', () => {
    const read = readFragment('#ink=???&z=1,,2', pad);
    expect([read.strokes, read.edited]).toEqual([null, null]);
    expect(read.problem).toMatch(/drawing in this link is damaged.*latent in this link is damaged/);
  });

  it('shows the sample where there is nothing', () => {
    expect(readFragment('', pad)).toEqual({ version: null, strokes: null, picture: null, edited: null, normalise: true, compare: false, inside: false, problem: null });
  });
});
