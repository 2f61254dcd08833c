/** The maps of a layer beside each other, each pixel a square of some screen pixels: where each lies, and how it is painted. */
import { unzlibSync } from 'fflate';
import { bytesOf } from '../../picture/pictures.js';
import { ADDED, LOST } from '../../plot/colour-maps.js';
import type { LayerView } from './inside-contract.js';

type Layer = Pick<LayerView, 'maps' | 'height' | 'width' | 'shown'>;

/** A pixel of a layer, all from 0. */
export interface Place {
  map: number;
  row: number;
  column: number;
}

export interface Tiles {
  /** Maps in a row. */
  columns: number;
  /** Pixels of one map, as it is shown: numbers in a row are wrapped. */
  across: number;
  down: number;
  /** Screen pixels of a pixel's side. */
  cell: number;
  /** Screen pixels of the whole. */
  width: number;
  height: number;
}

const GAP = 4;
const SIDE = 60;
const SIDE_OF_ONE = 120;
const LONGEST_ROW = 16;
const LARGEST_CELL = 15;

/** Numbers in a row have no neighbours below: they are wrapped where they are many. */
function isRow({ maps, height }: Layer): boolean {
  return maps === 1 && height === 1;
}

/** @param room screen pixels across */
export function tilesOf(layer: Layer, room: number): Tiles {
  const count = layer.width;
  const across = isRow(layer) ? Math.min(count, Math.max(LONGEST_ROW, Math.ceil(Math.sqrt(count)))) : layer.width;
  const down = isRow(layer) ? Math.ceil(count / across) : layer.height;
  const side = layer.maps === 1 ? SIDE_OF_ONE : SIDE;
  const widest = Math.max(1, Math.floor(room / across));
  const cell = Math.min(widest, LARGEST_CELL, isRow(layer) && count <= LONGEST_ROW * LONGEST_ROW ? LARGEST_CELL : Math.max(1, Math.round(side / Math.max(across, down))));
  const columns = Math.max(1, Math.min(layer.shown, Math.floor((room + GAP) / (across * cell + GAP))));
  const rows = Math.ceil(layer.shown / columns);
  return { columns, across, down, cell, width: columns * (across * cell + GAP) - GAP, height: rows * (down * cell + GAP) - GAP };
}

/** The upper left corner of a pixel on the screen. */
export function cornerOf(layer: Layer, tiles: Tiles, { map, row, column }: Place): [left: number, top: number] {
  const [x, y] = isRow(layer) ? [column % tiles.across, Math.floor(column / tiles.across)] : [column, row];
  return [(map % tiles.columns) * (tiles.across * tiles.cell + GAP) + x * tiles.cell,
    Math.floor(map / tiles.columns) * (tiles.down * tiles.cell + GAP) + y * tiles.cell];
}

/** Which pixel lies at a point of the screen; null between two maps. */
export function placeAt(layer: Layer, tiles: Tiles, left: number, top: number): Place | null {
  const [wide, high] = [tiles.across * tiles.cell + GAP, tiles.down * tiles.cell + GAP];
  const [x, y] = [Math.floor((left % wide) / tiles.cell), Math.floor((top % high) / tiles.cell)];
  const map = Math.floor(top / high) * tiles.columns + Math.floor(left / wide);
  if (left < 0 || top < 0 || x >= tiles.across || y >= tiles.down || left / wide >= tiles.columns || map >= layer.shown) return null;
  const place = isRow(layer) ? { map, row: 0, column: y * tiles.across + x } : { map, row: y, column: x };
  return place.column < layer.width ? place : null;
}

/** The pixel that a key leads to; the same where it leads out of the layer, null where it is no such key. */
export function stepped(layer: Layer, tiles: Tiles, { map, row, column }: Place, key: string): Place | null {
  const across = isRow(layer) ? tiles.across : 1;
  const moved = {
    ArrowLeft: { map, row, column: column - 1 },
    ArrowRight: { map, row, column: column + 1 },
    ArrowUp: isRow(layer) ? { map, row, column: column - across } : { map, row: row - 1, column },
    ArrowDown: isRow(layer) ? { map, row, column: column + across } : { map, row: row + 1, column },
    PageUp: { map: map - 1, row, column },
    PageDown: { map: map + 1, row, column },
  }[key];
  if (!moved) return null;
  const within = moved.map >= 0 && moved.map < layer.shown && moved.row >= 0 && moved.row < layer.height && moved.column >= 0 && moved.column < layer.width;
  return within ? moved : { map, row, column };
}

const unpacked = new WeakMap<LayerView, Int8Array>();

function samplesOf(layer: LayerView): Int8Array {
  const known = unpacked.get(layer);
  if (known) return known;
  const samples = new Int8Array(unzlibSync(bytesOf(layer.samples)).buffer);
  unpacked.set(layer, samples);
  return samples;
}

/** Orange above zero and blue below, the more the farther from it; zero is clear. */
export function imageOf(layer: LayerView, tiles: Tiles): ImageData {
  const image = new ImageData(tiles.width, tiles.height);
  const into = new Uint32Array(image.data.buffer);
  const samples = samplesOf(layer);
  const [above, below] = [ADDED, LOST].map(([red, green, blue]) => (blue << 16) | (green << 8) | red);
  const pixels = layer.height * layer.width;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i]!;
    const shade = (Math.min(255, Math.abs(value) * 2) << 24) | (value > 0 ? above! : below!);
    const [left, top] = cornerOf(layer, tiles, { map: Math.floor(i / pixels), row: Math.floor((i % pixels) / layer.width), column: i % layer.width });
    for (let y = top; y < top + tiles.cell; y++) into.fill(shade, y * tiles.width + left, y * tiles.width + left + tiles.cell);
  }
  return image;
}
