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
