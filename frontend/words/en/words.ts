/** English: what every other language must have too. */
import { clean } from './clean.js';
import { draw } from './draw.js';
import { figures } from './figures.js';
import { generate } from './generate.js';
import { inside } from './inside.js';
import { interpolate } from './interpolate.js';
import { lab } from './lab.js';
import { learn } from './learn.js';
import { lessons } from './lessons.js';
import { map } from './map.js';
import { pad } from './pad.js';
import { page } from './page.js';
import { picture } from './picture.js';
import { plot } from './plot.js';
import { talk } from './talk.js';
import { ui } from './ui.js';

export const words = { clean, draw, figures, generate, inside, interpolate, lab, learn, lessons, map, pad, page, picture, plot, talk, ui };

export type Words = typeof words;
