/** Colours for error maps. */

export type Colour = readonly [red: number, green: number, blue: number];

/** Viridis (S. van der Walt, N. Smith, 2015) at ten even steps; between them it is close to linear. */
const VIRIDIS: readonly Colour[] = [
  [68, 1, 84], [72, 40, 120], [62, 74, 137], [49, 104, 142], [38, 130, 142], [31, 158, 137], [53, 183, 121],
  [109, 205, 89], [180, 222, 44], [253, 231, 37],
];

/** @param value 0..1 */
export function viridis(value: number): Colour {
  const at = Math.min(1, Math.max(0, value)) * (VIRIDIS.length - 1);
  const below = Math.min(VIRIDIS.length - 2, Math.floor(at));
  const mix = at - below;
  return VIRIDIS[below].map((low, i) => Math.round(low + mix * (VIRIDIS[below + 1][i] - low))) as unknown as Colour;
}

export const VIRIDIS_GRADIENT = `linear-gradient(to right, ${VIRIDIS.map((c) => `rgb(${c.join(' ')})`).join(', ')})`;

/** Orange where the model added ink, blue where it lost ink: told apart with every kind of colour vision. */
export const ADDED: Colour = [230, 97, 1];
export const LOST: Colour = [33, 102, 214];

export const SIGNED_GRADIENT =
  `linear-gradient(to right, rgb(${LOST.join(' ')}), rgb(${LOST.join(' ')} / 0), rgb(${ADDED.join(' ')} / 0), rgb(${ADDED.join(' ')}))`;
