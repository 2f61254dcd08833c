import { describe, expect, it } from 'vitest';
import { cornerOf, placeAt, stepped, tilesOf } from './layer-tiles.js';

const maps = { maps: 8, height: 7, width: 7, shown: 8 };
const row = { maps: 1, height: 1, width: 400, shown: 1 };

describe('the maps of a layer', () => {
  it.each([maps, row, { maps: 3, height: 96, width: 96, shown: 3 }, { maps: 128, height: 4, width: 4, shown: 128 }])('lie where they are found again, %o', (layer) => {
    const tiles = tilesOf(layer, 320);
    expect(tiles.width).toBeLessThanOrEqual(320);
    for (const map of [0, layer.shown - 1]) {
      const place = { map, row: layer.height - 1, column: layer.width - 1 };
      const [left, top] = cornerOf(layer, tiles, place);
      expect(left + tiles.cell).toBeLessThanOrEqual(tiles.width);
      expect(top + tiles.cell).toBeLessThanOrEqual(tiles.height);
      expect(placeAt(layer, tiles, left + tiles.cell / 2, top + tiles.cell / 2)).toEqual(place);
    }
  });

  it('have nothing between them and beyond the last', () => {
    const tiles = tilesOf(maps, 320);
    expect(placeAt(maps, tiles, 7 * tiles.cell + 1, 2)).toBeNull();
    expect(placeAt(maps, tiles, 2, tiles.height + 9)).toBeNull();
    expect(placeAt({ ...row, width: 399 }, tilesOf({ ...row, width: 399 }, 320), 299, 299)).toBeNull();
  });

  it('are walked by keys, and not left', () => {
    const tiles = tilesOf(maps, 320);
    expect(stepped(maps, tiles, { map: 0, row: 0, column: 0 }, 'ArrowDown')).toEqual({ map: 0, row: 1, column: 0 });
    expect(stepped(maps, tiles, { map: 0, row: 0, column: 0 }, 'PageDown')).toEqual({ map: 1, row: 0, column: 0 });
    expect(stepped(maps, tiles, { map: 7, row: 0, column: 6 }, 'ArrowRight')).toEqual({ map: 7, row: 0, column: 6 });
    expect(stepped(maps, tiles, { map: 7, row: 0, column: 6 }, 'Enter')).toBeNull();
    expect(stepped(row, tilesOf(row, 320), { map: 0, row: 0, column: 3 }, 'ArrowDown')).toEqual({ map: 0, row: 0, column: 23 });
  });
});
