/** The Map screen. */

const objection = (what: string, text: string, instead: string) => `${what}, not “${text}”; ${instead}.`;

export const map = {
  name: 'Map',
  figures: 'Figures →',
  /** What stays while the connection is lost. */
  theMap: 'The map',
  chooseInView: 'Choose what is in view',
  how: 'Drag to pan, wheel to zoom, Shift and drag to lasso. Arrow keys walk, Enter pins.',
  encoding: (count: string, title: string) => `Encoding ${count} test pictures with ${title} …`,
  noPicture: (number: number, last: number) => `There is no test picture no. ${number}, the last is no. ${last}; nothing is pinned.`,

  stage: {
    role: 'map',
    name: (count: string, title: string) => `Map of ${count} test pictures by ${title}`,
    nameBefore: (title: string) => `Map of the test pictures by ${title}`,
    keys: 'Arrow keys walk, with Shift in larger steps; plus and minus zoom, 0 shows all; Enter pins, Escape lets go.',
    noWebgl: 'The points are not drawn: this browser gives no WebGL. Turn on its hardware acceleration, or open this page in another browser. '
      + 'All else works: point or walk with the arrow keys to decode, and show the manifold.',
    notLoaded: 'The points are not drawn: the page could not load what draws them. Reload the page.',
  },

  buttons: {
    name: 'Map',
    /** Each with its key in brackets, which is not spoken. */
    larger: 'Larger (+)',
    smaller: 'Smaller (−)',
    all: 'Show all (0)',
    lasso: 'Lasso (Shift and drag)',
  },

  controls: {
    projection: 'Projection',
    /** The projections: what they are called, and what they are. */
    projections: {
      pca: ['PCA', 'The two directions in which the latents vary most'],
      umap: ['UMAP', 'Neighbours stay neighbours; computed when the model was trained'],
      axes: ['Axes', 'Two values of the latent'],
    } satisfies Record<string, readonly [name: string, meaning: string]>,
    axes: 'Axes',
    across: 'Axis to the right',
    up: 'Axis upwards',
    oneValue: 'Its latent has one value, so there are no two axes.',
    manifold: 'Manifold',
    aboutManifold: 'Decode 20 × 20 places of what is seen',
    noManifold: 'Not by UMAP: it has no way back to a latent.',
  },

  look: {
    nearest: 'Nearest test picture',
    nearestDrawn: 'Nearest point',
    decoded: 'Decoded here',
    named: (picture: string, name: string) => `${picture}, ${name}`,
    how: 'Point at the map, tap it, or walk with the arrow keys: the decoder shows what is there.',
    on: (number: string, name: string, error: string, rank: string) =>
      `No. ${number}, class ${name}. Its error, ${error}, is ${rank}.`,
    between: 'Between the pictures.',
    nextTo: (number: string, name: string) => `Between the pictures; next to it is no. ${number}, class ${name}.`,
    onDrawn: (number: string, name: string) => (name ? `No. ${number}, class ${name}.` : `No. ${number}.`),
    noWayBack: 'UMAP has no way back: this is the mean of the 4 nearest latents, nearer ones counting more.',
    density: (rank: string) => `Its latent is ${rank}.`,
    sample: 'The sample',
    nextToSample: (number: string, name: string) => `Next to it is no. ${number}, class ${name}.`,
  },

  legend: {
    class: (name: string, count: number) => `${name}: ${count} pictures. Double click: only this class`,
  },

  selection: {
    chosen: (count: string) => `${count} chosen`,
    firstShown: (count: string, shown: number) => `${count} chosen, the first ${shown} shown`,
    classes: 'Chosen of each class',
    clear: 'Clear the choice',
    pictures: 'Chosen test pictures',
    picture: (number: number, name: string) => `No. ${number}, ${name}`,
  },

  files: {
    noMap: 'There is no map yet',
    map: 'Map NPZ',
    downloadMap: 'Download places, latents and labels for NumPy',
    manifold: 'Manifold PNG',
    downloadManifold: 'Download 20 by 20 decoded pictures of what is seen',
    noManifold: 'UMAP has no way back from a place to a latent',
  },

  /** What of a link could not be kept. */
  objections: {
    umap: (title: string, problem: string) => `This link shows ${title} by UMAP. ${problem} This is another map.`,
    projection: (text: string, shown: string) => objection('The projection is pca, umap or axes', text, `this is ${shown}`),
    axes: (across: string, up: string, title: string, last: number) =>
      objection(`The axes of ${title} are two different numbers from 1 to ${last}`, `${across} and ${up}`, 'these are 1 and 2'),
    classes: (text: string) => objection('The hidden classes are numbers with commas between them', text, 'all are shown'),
    place: (text: string) => objection('The pinned place is the number of a test picture, or two numbers', text, 'nothing is pinned'),
    view: (text: string, least: number, largest: number) =>
      objection(`The view is its middle and a zoom from ${least} to ${largest}`, text, 'this is all of the map'),
    latent: (text: string, title: string, size: number) => objection(`A latent of ${title} is ${size} numbers`, text, 'none is marked'),
  },
};
