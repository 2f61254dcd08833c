/** What a visitor finds on the pad, and what the pad asks for, by the data set that the chosen model learned. */
import { BLANK, type Drawing } from '../../pad/drawing.js';
import { type Ground, groundOf } from '../../pad/ink.js';
import { bytesOf } from '../../picture/pictures.js';
import { CELLS, type Stroke } from '../../pad/strokes.js';

/** A 7 as a right hand writes it, in one stroke. */
const SEVEN: readonly Stroke[] = [{
  kind: 'ink',
  brush: 80,
  points: [
    292, 298, 310, 289, 338, 282, 374, 279, 416, 278, 462, 277, 510, 275, 556, 271, 600, 266, 640, 261, 674, 258,
    700, 260, 714, 270, 716, 288, 708, 312, 692, 344, 671, 384, 646, 430, 619, 480, 592, 531, 566, 583, 543, 634,
    522, 683, 505, 727, 492, 765, 483, 794, 478, 812,
  ],
}];

/** An ankle boot, number 28 of Fashion-MNIST's test split; copyright 2017 Zalando SE, MIT licence. Base64 of 28 x 28 pixels. */
const BOOT = [
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA2rhwAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAADAF34XKbOhmlDJg0AAAAAAAAAAAAAAAAAAAACAADaroFvhOT/792xRAAAAAAAAAAAAAAAAAAAAwADh5KQXEdLWlx2ek0AAAAAAAAAAAAAAAAAAAAApLac',
  'cGyGeG1mW4lIAAAAAAAAAAAAAAABAQAAaLaksZZ2e2leb3rCMQABAAAAAAAAAAAAAAAAfbiWt6abq6aorra64DoAAQAAAAEAAAADBAA4uKJ8rK6RoKiosKey',
  'wNNeAAEABgUEAgQAAABG1ouEsbl3gp6YnaO2tqrIkgAAAAAAAAAAAABLtZybq6qQhaedm6GokXmbzLsAAABAfHNkZYuus661rp6DkrWmpp6enX6ss8fiAAC9',
  '1ouJprKiloKhloGkqLWqsKidkYOMpqLG3AAo48uVVUlwmJWQpYSBoqOaoKqnp5aFo6Chy9AAmdbQwrmMiY2EeG+QpJqgnpmdpaCksLCwu8XbaUfawL62nndj',
  'YFhoj6ukq66yuLGvzMbCw8fH3W0AedjPxMGvrZiFkaigrrXBxczRx77Bubm5vOSRAAAMmMfR18vEuLi7u8XTytK6w8TKzcjDztPNHAAAAAAAOom93bvIwe+4',
  'lgAAAAAcqGeWWVMuAAAAAgIAAAAAAAAAGgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==',
].join('');

let boot: Ground | null = null;

export interface Subject {
  /** What the empty pad asks for. */
  readonly invitation: string;
  readonly sample: Drawing;
}

export function subjectOf(dataset: string): Subject {
  if (/fashion/i.test(dataset)) {
    boot ??= groundOf(bytesOf(BOOT), CELLS);
    return { invitation: 'Draw an article of clothing here', sample: { ...BLANK, ground: boot } };
  }
  return { invitation: /digit/i.test(dataset) ? 'Draw a digit here' : 'Draw here', sample: { ...BLANK, strokes: SEVEN } };
}
