/** The Generate screen. */
import { html } from 'lit';
import type { Mark } from '../mark.js';

const sample = (number: number, name: string) => `Sample ${number}${name ? `, ${name}` : ''}`;
const by = (latent: boolean) => (latent ? 'by latent' : 'by pixels');

export const generate = {
  name: 'Generate',
  /** @param more marks what a phone has no room for */
  compare: (more: Mark) => html`Compare${more(' all ways')}`,
  /** What stays while the connection is lost. */
  theGrid: 'The grid',
  anyClass: 'Any',
  noPrior: (title: string) => `No prior was learned for ${title}.`,
  onlyVariational: (title: string) => `No prior was learned for ${title}; the variational models have one.`,
  samples: (way: string) => `Samples, ${way}`,
  sampleOf: (number: number, name: string) => [name, `sample ${number}`].filter(Boolean).join(', '),
  newSamples: 'New samples',
  more: 'More',
  moreOf: (count: number) => `${count} more`,
  undo: 'Undo (Ctrl+Z)',
  redo: 'Redo (Ctrl+Y)',
  locked: 'The seed is locked; unlock it for new samples.',
  theMost: (count: number) => `${count} are the most.`,
  /** A title, and what is spoken, of each kind of file. */
  files: {
    png: [(count: number) => `The ${count} samples as one picture`, 'PNG: the samples as one picture'],
    zip: [(count: number) => `The ${count} samples as PNG files with their labels`, 'ZIP: the samples as PNG files with their labels'],
    npz: [(count: number) => `The ${count} samples as NumPy arrays with latents and labels`, 'NPZ: the samples as NumPy arrays with latents and labels'],
    idx: [(count: number) => `The ${count} samples as MNIST is published, for its loaders`, 'IDX: the samples as MNIST is published, for its loaders'],
  } satisfies Record<string, readonly [title: (count: number) => string, spoken: string]>,
  choose: 'Choose a sample to see where it lies on the map and which training pictures are most like it.',
  noMap: 'The pictures for the map do not ship.',
  mapComes: 'The map is being drawn',

  /** The ways to sample: what they are called, and what they are. */
  ways: {
    prior: ['Prior', 'A network that learned where the latents of each class lie turns noise into latents.'],
    constrained: ['Constrained', 'Each value is drawn on its own: around the median of the class, with its deviation.'],
    'over-constrained': ['Over-constrained', 'The same with half the deviation: more typical, less varied.'],
    ellipsoid: ['Ellipsoid', 'Along the axes of the cloud of its class: what varies together stays together.'],
    unconstrained: ['Unconstrained', 'Each value from N(0, 4): a guess without measuring, which fails. It knows no classes, so whichever you choose, it draws the same.'],
  } satisfies Record<string, readonly [name: string, sentence: string]>,

  controls: {
    way: 'Way of sampling',
    temperature: 'Temperature',
    temperatureAt: (temperature: string) => `${temperature}, a factor of the noise`,
    aboutTemperature: 'A factor of the noise: 0 is the centre of the class, 1 the way as it is defined.',
    howMany: 'How many',
    samples: (count: number) => `${count} samples`,
    lock: 'Lock',
    lockSeed: 'Lock the seed',
    locked: 'Another class, way or model bends the same noise: the same handwriting.',
    unlocked: 'Another class, way or model draws a new seed.',
  },

  card: {
    unmeasured: 'Quality and diversity were not measured for this model.',
    table: (way: string) => `${way}, measured`,
    measured: 'Measured',
    samples: 'Samples',
    training: 'Training pictures',
    /** @param shown the temperature of the samples that are shown, empty where it is that of the figures */
    method: (split: string, shown: string) =>
      `Measured on ${split}, at temperature 1${shown ? `; these are at ${shown}` : ''}.`,
    /** What is measured, by its key: its name and its meaning. */
    measures: {
      'class-accuracy': ['Class accuracy', 'quality: the share that a classifier takes for the class asked for'],
      'frechet-distance': ['Fréchet distance', 'quality: to the test pictures, lower is nearer'],
      precision: ['Precision', 'quality: the share that looks real'],
      recall: ['Recall', 'diversity: the share of what is real that they reach'],
    } as Readonly<Record<string, readonly [name: string, meaning: string]>>,
  },

  inspector: {
    sample,
    where: "Where the sample lies among the model's test pictures, on the two axes in which latents vary most",
    common: (rank: string) => html`Its latent is <b>${rank}</b>.`,
    notShipped: (title: string) => `The pictures that ${title} learned from do not ship, so none can be searched for.`,
    encoding: 'Encoding the training pictures; this is once after a start of the server and takes a few seconds.',
    looking: 'Looking through the training pictures.',
    inBetween: 'Blend with another sample',
    between: 'Between it and',
    nearest: 'the nearest training picture',
    nextSample: (number: number) => `sample ${number}`,
    onMap: 'Show on the map',
    spoken: (number: number, name: string, found: string) => `${sample(number, name)}. ${found}`,
    found: (distance: string, typical: string) => `Nearest training picture by pixels at ${distance}, typical ${typical}.`,
    /** @param latent whether by latent, else by pixels */
    nearestBy: (latent: boolean, typical: string) => `Nearest ${by(latent)}, typical ${typical}`,
    training: (name: string, latent: boolean) => `Training picture, ${name}, nearest ${by(latent)}`,
    /** @param name of its class, or empty */
    at: (name: string, distance: string) => [name, distance].filter(Boolean).join(' at '),
    /**
     * @param searched training pictures that were searched
     * @param greys    of these pictures, 0 for all
     * @param others   from which the model learned too, empty for none
     */
    searched: (searched: string, greys: number, others: string, compared: string) =>
      `Of the ${searched} training pictures that ship${greys ? `, in ${greys === 16 ? 'sixteen' : greys} greys` : ''}`
      + `${others ? `; the other ${others} that it learned from are not searched` : ''}. `
      + `Typical: the median of ${compared} test pictures, which the model never saw.`,
  },

  /** What of a link could not be kept. */
  objections: {
    class: (text: string, title: string) => `${title} knows no class “${text}”; these are of any class.`,
    count: (text: string, most: number, shown: number) => `The count is 1 to ${most}, not “${text}”; these are ${shown}.`,
    columns: (text: string, most: number) => `The grid has 1 to ${most} columns, not “${text}”.`,
    seed: (text: string, shown: number) => `The seed is a whole number, not “${text}”; this is ${shown}.`,
    prior: (title: string, shown: string) => `${title} has no learned prior; these are ${shown}.`,
    way: (text: string, shown: string) => `There is no way to sample “${text}”; these are ${shown}.`,
    temperature: (text: string, most: number) => `The temperature is 0 to ${most}, not “${text}”; this is 1.`,
    sample: (text: string, count: number) => `There is no sample “${text}” among ${count}.`,
  },
};
