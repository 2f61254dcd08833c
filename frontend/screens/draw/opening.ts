/** What a visitor finds on the pad, by the data set that the chosen model learned. */
import { BLANK, type Drawing } from '../../pad/drawing.js';
import { type Ground, groundOf } from '../../pad/ink.js';
import { decodeStrokes } from '../../pad/strokes.js';
import { bytesOf } from '../../picture/pictures.js';
import type { DataSetDescription } from '../../talk/data-set-contract.js';

/** Pictures that were on the pad already, by their data sets. */
const grounds = new Map<string, Ground>();

/** What the pad begins with; null for an empty one. */
export function openingOf({ id, shape, openingStrokes, openingPicture }: DataSetDescription): Drawing | null {
  if (!shape) return null;
  const strokes = openingStrokes ? decodeStrokes(openingStrokes, shape) : null;
  if (strokes) return { ...BLANK, strokes };
  if (!openingPicture) return null;
  const ground = grounds.get(id) ?? groundOf({ ...shape, samples: bytesOf(openingPicture) });
  grounds.set(id, ground);
  return { ...BLANK, ground };
}
