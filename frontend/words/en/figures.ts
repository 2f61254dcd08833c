/** The Figures screen. */
const ORDER = { random: 'drawn at random from', best: 'with the best squared error of', median: 'with the median squared error of', worst: 'with the worst squared error of' };

export const figures = {
  name: 'Figures',
  back: '← Map',
  answer: 'answer',
  /** Each figure's name, the same in short for a phone, and as the title of a picture. */
  figures: {
    corner: ['Corner plot', 'Corner', 'corner plot'],
    densities: ['Densities', 'Densities', 'densities'],
    cloud: ['The cloud', 'Cloud', 'the cloud of latents'],
    learning: ['Learning curve', 'Learning', 'learning curve'],
    pictures: ['Test pictures', 'Pictures', 'test pictures'],
  } satisfies Record<string, readonly [name: string, short: string, title: string]>,
  pictureTitle: (model: string, figure: string) => `${model}: ${figure}`,
  notYet: 'When the figure is there',
  downloadPng: 'Download the figure as PNG',
  downloadNpz: 'Download the data as NPZ',
  askingForModels: 'Asking for the models',
  appearsHere: 'The figure appears here',
  encodes: (title: string, count: string) => `${title} encodes ${count} test pictures; this takes some seconds, once for each model.`,

  side: {
    classes: 'Classes',
    dimensions: 'Dimensions',
    class: (name: string) => `Class ${name}`,
    dimension: (number: number) => `Dimension ${number}`,
    oneStays: 'One dimension stays',
    usual: 'Usual',
  },

  corner: {
    name: (dimensions: number, classes: number) => `Corner plot of ${dimensions} dimensions and ${classes} classes; arrows move from panel to panel`,
    caption: (title: string, count: string, dataSet: string) =>
      `The latents that ${title} gives the ${count} pictures of the test split of ${dataSet}, two dimensions in each panel, `
      + 'one on the diagonal, each class in its colour: in a good model classes lie apart in some panels, and no dimension is a thin spike that tells nothing.',
    spread: (dimension: string, mean: string, deviation: string) => `${dimension}: mean ${mean}, standard deviation ${deviation}`,
    noClass: (dimension: string) => `${dimension}: no class is shown`,
    correlation: (up: string, across: string, correlation: string) => `${up} over ${across}: correlation ${correlation}`,
    noCorrelation: (up: string, across: string) => `${up} over ${across}: no correlation to tell`,
    pictures: 'pictures',
  },

  densities: {
    name: (classes: number, dimensions: number) =>
      `Densities of ${classes} classes over ${dimensions} dimensions; arrows up and down move from panel to panel, left and right read`,
    caption: (title: string, count: string, dataSet: string, prior: boolean) =>
      `How the ${count} test pictures of ${dataSet} are spread over each dimension of ${title}: a Gaussian kernel density for each class `
      + `(bandwidth by Silverman’s rule, 1986), the thick line for all shown classes together${prior ? ', beside the N(0, 1) that the model learned towards, dashed' : ''}; `
      + `in a good model classes peak at different places${prior ? ', and all together come close to the dashed curve' : ''}.`,
    together: 'all of these',
    panel: (dimension: string) => `Densities of ${dimension}, place to read`,
    at: (value: string) => `at ${value}`,
  },

cloud: {
  made: 'What comes out of each guess',
  another: 'Another ten',
  drawing: 'Points are being drawn.',
  aboutMade: (title: string) =>
    `To make something new, a point is drawn where latents might lie, and ${title} decodes it. Guesses at where that is, the crudest first: `
    + 'a point inside the cloud comes back to where it was when its picture is encoded again; a point outside goes astray.',
  /** Each guess: its name, and how its points are drawn. */
  probes: {
    cube: ['Cube', 'evenly in a box as wide as the cloud'],
    ball: ['Ball', 'evenly in a ball as wide as the cloud'],
    values: ['Each value alone', 'each from its own normal curve'],
    ellipsoid: ['Ellipsoid', 'along the principal components'],
    mixture: ['An ellipsoid for each class', 'one class after the other at random'],
    prior: ['Learned prior', 'a network learned where latents lie'],
  } satisfies Record<string, readonly [name: string, sentence: string]>,
  pictureOf: (probe: string, number: number) => `${probe}, picture ${number}`,
  astray: (deviations: string) => `comes back ${deviations} deviations away`,
  measured: (accuracy: string, frechet: string) => [accuracy && `right class ${accuracy}`, `Fréchet distance ${frechet}`].filter(Boolean).join(' · '),
  radii: 'How far from the middle',
  aboutRadii: (size: number) =>
    `In ${size} dimensions a cloud is a shell: hardly a point lies near the middle. Where the grey hill is not under the curve of the normal cloud, `
    + 'points drawn from that curve land where no picture ever was.',
  ofLatents: 'latents of test pictures',
  ofNormal: 'normal',
  ofCube: 'evenly in a cube',
  ofBall: 'evenly in a ball',
  values: 'Each value',
  aboutValues: 'How each value is spread, and the normal curve of its mean and deviation. Values that look normal one by one may still go together.',
  value: (dimension: string, mean: string, deviation: string) => `${dimension}: mean ${mean}, standard deviation ${deviation}`,
  unlike: (share: string) => `${share} from normal`,
  still: 'never changes',
  components: 'What each component tells',
  aboutComponents: (count: number, size: number) =>
    `Directions in which the cloud is widest, the share of the variance that each tells. ${count} of ${size} tell nine tenths: the fewer, the flatter the cloud.`,
  filaments: 'The first components in pairs',
  aboutFilaments: 'Where a round cloud would be a disc, filaments and gaps show what no ellipsoid knows.',
  pair: (across: number, up: number) => `component ${across} across, ${up} up`,
  caption: (title: string, count: string, dataSet: string) =>
    `The latents that ${title} gives the ${count} pictures of the test split of ${dataSet}. Distances count each value in its own deviations; “from normal” is the `
    + 'largest distance between two cumulative distributions (Kolmogorov, 1933); the Fréchet distance (smaller is better) was measured on 10,000 samples.',
},

learning: {
  /**
     * @param heldOut the share of the training split that is held out, empty where it is unknown
     * @param best    the epoch whose weights ship and its loss, null where it is unknown
     */
    caption: (title: string, epochs: number, dataSet: string, loss: string, heldOut: string, best: readonly [epoch: number, loss: string] | null) =>
      `The loss of ${title} over ${epochs} epochs on the training split of ${dataSet} (${loss}), and on ${heldOut ? `the ${heldOut} of it` : 'pictures'} held out for validation, `
      + `with the weights that ship${best ? ` from epoch ${best[0]}, at ${best[1]}` : ''}: in a good model both curves fall together until they are flat, `
      + 'and a validation curve that rises again means overfitting.',
  },

  pictures: {
    which: 'Which pictures',
    orders: { random: 'Random', best: 'Best', median: 'Median', worst: 'Worst' },
    anotherTen: 'Another ten',
    allClasses: 'all',
    measured: 'Test pictures measured',
    measuring: (measured: string, total: string) => `${measured} of ${total} measured, once for each model`,
    measuringLeft: (measured: string, total: string, left: string) => `${measured} of ${total} measured, once for each model; ${left}`,
    caption: (count: number, order: keyof typeof ORDER, total: string, dataSet: string, title: string) =>
      `${count} pictures ${ORDER[order]} the ${total} of the test split of ${dataSet}, what ${title} makes of them, and the difference; `
      + 'MSE is the mean squared error of a picture’s pixels, 0 to 1, and the percentage tells how many test pictures have a smaller one: '
      + 'a good model leaves its error maps almost empty, and mistakes at its worst only what people mistake too.',
    /** With a soft hyphen where a phone has no room. */
    heads: { original: 'Original', reconstruction: 'Recon\u00adstruction', signed: 'Signed error', absolute: 'Absolute error' },
    original: (number: number) => `Original ${number}`,
    reconstruction: (number: number) => `Reconstruction of ${number}`,
    signed: (number: number) => `Signed error of ${number}`,
    absolute: (number: number) => `Absolute error of ${number}`,
    lost: '−1 lost',
    added: '+1 added',
    absoluteError: 'absolute error',
    number: (number: number) => `Number ${number} of the test split`,
    meanSquaredError: 'Mean squared error',
    mse: (error: string) => `MSE ${error}`,
  },

  /** What of a link could not be kept. */
  objections: {
    not: (expected: string, text: string) => `${expected}, not “${text}”.`,
    without: (objections: string) => `${objections} This is the figure without that.`,
    figures: (figures: string) => `The figures are ${figures}`,
    classes: (last: number) => `Classes are numbers from 0 to ${last} with commas between`,
    noClasses: (title: string) => `${title} knows no classes`,
    dimensions: (last: number) => `Dimensions are numbers from 1 to ${last} with commas between`,
    panel: (last: number) => `A panel is two dimensions from 1 to ${last}, the larger first`,
    axis: 'The axis is log or linear',
    order: (orders: string) => `The order of the test pictures is ${orders}`,
    class: (last: number) => `A class is a number from 0 to ${last}`,
    seed: (last: number) => `The seed is a whole number from 0 to ${last}`,
  },
};
