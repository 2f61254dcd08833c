import { expect, it } from 'vitest';
import { viridis } from './colour-maps.js';

it('goes from dark violet to yellow and never gets darker', () => {
  expect(viridis(0)).toEqual([68, 1, 84]);
  expect(viridis(1)).toEqual([253, 231, 37]);
  const bright = Array.from({ length: 101 }, (_, i) => viridis(i / 100)).map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue);
  bright.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(bright[i] - 1));
});

it('takes what is outside for the nearest end', () => {
  expect([viridis(-1), viridis(2)]).toEqual([viridis(0), viridis(1)]);
});
