/**
 * Colours of classes, the same on every screen. The first ten are colours that people with any colour vision tell apart on light and on dark
 * ground as far as ten can be (after M. Okabe, K. Ito, 2008, and P. Tol, 2021); a letter or digit always stands beside them.
 */
import type { Colour } from './colour-maps.js';

const PALETTE: readonly Colour[] = [
  [0, 114, 178], [230, 159, 0], [0, 158, 115], [204, 121, 167], [86, 180, 233], [213, 94, 0], [148, 103, 189],
  [153, 153, 51], [136, 34, 85], [119, 119, 119],
];

/** @param label the number of a class */
export function classColour(label: number): Colour {
  return PALETTE[label] ?? further(label);
}

/** Colours of further classes: hues a golden angle apart, of changing lightness. */
function further(label: number): Colour {
  const hue = (label * 137.508) % 360;
  const lightness = [0.38, 0.5, 0.62][label % 3]!;
  const chroma = (1 - Math.abs(2 * lightness - 1)) * 0.55;
  const channel = (offset: number) => {
    const at = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - (chroma / 2) * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** Whether dark letters are read on a class's colour more easily than white ones. */
export function isBright(label: number): boolean {
  // relative luminance, as the Web Content Accessibility Guidelines define it
  const [red, green, blue] = classColour(label).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > 0.21;
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
