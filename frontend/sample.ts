/** The drawing that a visitor finds: a 7 as a right hand writes it, in one stroke. */
import type { Stroke } from './strokes.js';

export const SAMPLE: readonly Stroke[] = [{
  kind: 'ink',
  brush: 80,
  points: [
    292, 298, 310, 289, 338, 282, 374, 279, 416, 278, 462, 277, 510, 275, 556, 271, 600, 266, 640, 261, 674, 258,
    700, 260, 714, 270, 716, 288, 708, 312, 692, 344, 671, 384, 646, 430, 619, 480, 592, 531, 566, 583, 543, 634,
    522, 683, 505, 727, 492, 765, 483, 794, 478, 812,
  ],
}];
