/** The Interpolate screen. */
import { html } from 'lit';
import type { Mark } from '../mark.js';

export const interpolate = {
  name: 'Interpolate',
  swap: 'Swap',
  swapEnds: 'Swap A and B',
  onTheWay: (percent: number) => `${percent} % of the way`,
  pictureOnTheWay: (percent: number) => `The picture at ${percent} % of the way`,
  nextFrame: 'Next frame',
  play: 'Play',
  pause: 'Pause',
  spherical: 'Spherical path',
  frames: 'Frames',
  /** Each kind of file: its name, and what is spoken. */
  files: {
    gif: ['GIF', 'Download GIF, an animation'],
    png: ['PNG strip', 'Download PNG strip, all frames in one picture'],
    npz: ['NPZ', 'Download NPZ, pictures and latents for NumPy'],
  } satisfies Record<string, readonly [name: string, spoken: string]>,
  drawEnd: (end: string) => `Draw ${end}`,
  drawHere: 'Draw here',
  tooLarge: (limit: number, megabytes: number) => `Expected a picture of at most ${limit} MB, got ${megabytes} MB; use a smaller one.`,
  unreadable: (name: string) => `Expected a picture that the browser can read, got “${name}”; use a PNG, JPEG or WebP.`,

  path: {
    position: 'Position on the path',
    spoken: (percent: number, common: string) => `${percent} %, ${common}`,
    frames: 'Frames of the path',
    frame: (number: number, count: number, percent: number) => `Frame ${number} of ${count}, at ${percent} %`,
    noHole: 'The path crosses no hole.',
    allHole: 'The whole path lies in a hole.',
    at: (percent: number) => `at ${percent} %`,
    stretch: (from: number, to: number) => `from ${from} % to ${to} %`,
    oneHole: (stretch: string) => `The path crosses a hole ${stretch}.`,
    holes: (count: number, stretches: string) => `The path crosses ${count} holes: ${stretches}.`,
    noDensity: 'The density along the path appears here.',
    density: (holes: string) => `Density along the path: how common its latents are. ${holes}`,
    here: (common: string) => html`Here: <b>${common}</b>`,
  },

  /** An end of the path, A or B. */
  end: {
    what: (end: string) => `What ${end} is`,
    made: (end: string, from: string) => `${end}: what the decoder makes of ${from}`,
    class: 'Class',
    test: 'Test picture',
    seed: 'Random point',
    ink: 'Drawing',
    image: 'Picture file',
    z: 'Latent',
    draw: 'Draw',
    /** @param more marks what a phone has no room for */
    open: (more: Mark) => html`Open${more(' picture')}`,
    openAs: (end: string) => `Open a picture as ${end}`,
    orDrop: 'Or drop a picture here, or paste one',
    fileFor: (end: string) => `Picture file for ${end}`,
    classOf: (end: string) => `Class of ${end}`,
    testNumber: (end: string) => `Number of the test picture ${end}`,
    seedOf: (end: string) => `Seed of the random point ${end}`,
    anotherTest: (end: string) => `Another test picture as ${end}`,
    anotherSeed: (end: string) => `Another random point as ${end}`,
    anotherOne: 'Another one',
    valuesOfLink: (count: number) => `${count} values of a link`,

    /** What the decoder decodes. */
    aDrawing: 'a drawing',
    aFile: (name: string) => `“${name}”`,
    aClass: (name: string | number) => `the median of class ${name}`,
    aTest: (number: number) => `test picture ${number}`,
    aSeed: (number: number) => `random point ${number}`,
    aLatent: 'a latent',
  },

  /** What of a link, or of a setting for another model, could not be kept. */
  objections: {
    latent: (end: string, count: number, title: string, size: number) => `End ${end} is a latent of ${count} values, ${title} has ${size}; this is another.`,
    class: (end: string, number: number, title: string, last: number) => `End ${end} is class ${number}, ${title} has 0 to ${last}; this is another.`,
    noClasses: (end: string, number: number, title: string) => `End ${end} is class ${number}, ${title} knows no classes; this is another.`,
    test: (end: string, number: number, last: number) => `End ${end} is test picture ${number}, there are 0 to ${last}; this is another.`,
    noTests: (end: string, number: number, title: string) => `End ${end} is test picture ${number}, there are none for ${title}; this is another.`,
    damaged: (end: string, text: string) => `End ${end} of this link, “${text}”, is damaged; this is another.`,
    path: (text: string) => `The path is linear or spherical, not “${text}”; this one is linear.`,
    frames: (text: string, fewest: number, most: number, shown: number) => `There are ${fewest} to ${most} frames, not “${text}”; these are ${shown}.`,
    position: (text: string) => `The position on the path is 0 to 1, not “${text}”; this is its middle.`,
  },
};
