/**
 * Colours of classes, the same on every screen. Ten that people with any colour vision tell apart on light and on dark
 * ground as far as ten can be (after M. Okabe, K. Ito, 2008, and P. Tol, 2021); a letter or digit always stands beside them.
 */
import type { Colour } from './colour-maps.js';

const PALETTE: readonly Colour[] = [
  [0, 114, 178], [230, 159, 0], [0, 158, 115], [204, 121, 167], [86, 180, 233], [213, 94, 0], [148, 103, 189],
  [153, 153, 51], [136, 34, 85], [119, 119, 119],
];

/** @param label the number of a class */
export function classColour(label: number): Colour {
  return PALETTE[label % PALETTE.length]!;
}

export function cssColour(label: number): string {
  return `rgb(${classColour(label).join(' ')})`;
}

/** `#rrggbb`, as WebGL libraries want it. */
export function hexColour(label: number): string {
  return `#${classColour(label).map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** One letter or digit for each class: its first that no class before it has, else its number. */
export function classMarks(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const mark = [...name.toUpperCase()].find((letter) => /[\p{L}\p{N}]/u.test(letter) && !taken.has(letter)) ?? String(i);
    taken.add(mark);
    return mark;
  });
}
