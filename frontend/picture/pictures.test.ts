import { describe, expect, it } from 'vitest';
import { packed, pictureOf, picturesOf, trim } from './pictures.js';

const base64 = (...samples: number[]) => btoa(String.fromCharCode(...samples));

describe('pictures on their way', () => {
  it('are cut from one piece, with all their channels', () => {
    const pixels = { channels: 3, height: 1, width: 2, samples: base64(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16), packed: false };
    expect(picturesOf(pixels).map(({ samples }) => [...samples])).toEqual([[1, 2, 3, 4, 5, 6], [11, 12, 13, 14, 15, 16]]);
    expect(pictureOf(pixels, 1)).toMatchObject({ channels: 3, width: 2, height: 1 });
    expect(pictureOf(pixels, 2)).toBeNull();
  });

  it('are the same where the answer is the same, so that nothing is painted twice', () => {
    const pixels = { channels: 1, height: 1, width: 1, samples: base64(7), packed: false };
    expect(pictureOf(pixels)).toBe(pictureOf(pixels));
  });

  it('come back as they were packed, and smaller', () => {
    const samples = Uint8Array.from({ length: 112 * 112 }, (_, i) => (i % 112 < 9 ? 255 : 0));
    const sent = packed({ channels: 1, width: 112, height: 112, samples });
    expect(sent.samples.length).toBeLessThan(1000);
    expect(pictureOf(sent)!.samples).toEqual(samples);
  });

  it('lose the paper around their ink, but for a margin', () => {
    const samples = Uint8Array.from([0, 0, 0, 0, /**/ 0, 5, 0, 0, /**/ 0, 0, 6, 0, /**/ 0, 0, 0, 0, /**/ 0, 0, 0, 0]);
    expect(trim({ channels: 1, width: 4, height: 5, samples })).toEqual({ channels: 1, width: 4, height: 4,
      samples: Uint8Array.from([0, 0, 0, 0, /**/ 0, 5, 0, 0, /**/ 0, 0, 6, 0, /**/ 0, 0, 0, 0]) });
    const corner = { channels: 1, width: 2, height: 1, samples: Uint8Array.from([7, 0]) };
    expect(trim(corner)).toMatchObject({ width: 3, height: 3 });
    const blank = { channels: 1, width: 2, height: 1, samples: new Uint8Array(2) };
    expect(trim(blank)).toBe(blank);
  });

  it('are none without an answer', () => {
    expect(picturesOf(null)).toEqual([]);
    expect(pictureOf(undefined)).toBeNull();
  });
});
