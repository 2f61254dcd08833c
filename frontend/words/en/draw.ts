/** The Draw screen. */
import { html } from 'lit';
import type { Mark } from '../mark.js';
import { picture } from './picture.js';

const difference = (denoised: boolean) => (denoised ? 'change' : 'error');
const signedMap = (name: string, denoised: boolean) => `${name}: orange where ink was added, blue where it was ${denoised ? 'taken away' : 'lost'}`;

export const draw = {
  name: 'Draw',
  /** The story of the screen in one sentence. */
  headline: (values: number, photographic: boolean) => (values
    ? `The model squeezes your ${photographic ? 'picture' : 'drawing'} into ${values} numbers and draws it again. Move one.`
    : 'The model takes the noise off your drawing.'),
  comparing: (models: number) => `${models} models redraw the same drawing, each in its own way.`,
  encoder: 'encoder',
  decoder: 'decoder',
  denoiser: 'denoiser',
  /** What goes into an encoder or a decoder, and what comes out. */
  from: (count: number, to: number) => `${count} → ${to}`,
  squeezes: (pixels: number, values: number) => `The encoder makes ${values} numbers of ${pixels} values of pixels.`,
  redraws: (pixels: number, values: number) => `The decoder makes ${pixels} values of pixels of ${values} numbers.`,
  /** @param more marks what a phone has no room for */
  compare: (more: Mark) => html`Compare${more(' models')}`,
  models: (count: number) => `${count} models`,
  yourDrawing: 'Your drawing',
  yourPicture: 'Your picture',
  drawOverMe: 'Draw over me',
  denoised: 'Denoised',
  denoisedDrawing: 'Your drawing, denoised',
  decoded: 'Decoded from the edited latent',
  decodedPicture: 'Picture decoded from the edited latent',
  reconstructed: 'Reconstruction of your drawing',
  reconstructedPicture: 'Reconstruction of your picture',
  nothingDrawn: 'What the model makes of your drawing appears here',
  noModel: 'No model is ready',
  normalise: 'Centre and scale as in training',
  howMuchChanged: 'How much it changed',
  nothingChanged: 'Nothing to tell yet',
  meanChange: (figure: string) => html`Mean squared change <b>${figure}</b>`,

  linkCopied: 'Link copied: it rebuilds this drawing on any machine.',
  copyRefused: 'The browser refused to copy; copy the address above.',
  pictureNotInLink: 'A pasted picture is too large for a link: it stays in this tab, also when the page is loaded again, and others who open the link do not see it.',
  pictureNotHere: 'This link was made with a pasted picture below the strokes, which is too large for a link and is not in it; paste it again.',
  drawingNotInLink: 'The drawing is too long for a link and is not in it.',
  fewerPoints: 'The drawing is long, so the link keeps its lines with fewer points.',
  drawingCopied: (side: number) => `Drawing copied as a PNG of ${side} px.`,
  drawingNotCopied: 'Copying a picture needs https or localhost; download it instead.',

  damagedDrawing: 'The drawing in this link is damaged and was left out; ask for the link again.',
  damagedLatent: 'The latent in this link is damaged and was left out.',
  /** @param size values of the model's latent, 0 where it has none */
  otherLatent: (count: number, title: string, size: number) => `The latent in this link has ${count} values, ${title} has ${size || 'none'}; it was left out.`,
  otherVersion: (version: string, title: string, shown: string) =>
    `This link was made with version ${version} of ${title}; this is version ${shown}, so its pictures may differ.`,

  maps: {
    modelSees: 'Model sees',
    seen: 'Seen',
    whatItSees: 'What the model sees',
    whatItSeesOf: (width: number, height: number) => `What the model sees, ${width} by ${height} pixels`,
    minusSeen: (denoised: boolean) => `${denoised ? 'Denoised' : 'Reconstruction'} minus what the model saw`,
    /** @param more marks what a phone has no room for */
    signed: (denoised: boolean, more: Mark) => html`Signed${more(denoised ? ' change' : ' error')}`,
    signedMap: (denoised: boolean) => signedMap(`Signed ${difference(denoised)}`, denoised),
    /** @param more marks what a phone has no room for */
    absolute: (denoised: boolean, more: Mark) => html`Absolute${more(denoised ? '' : ' error')}`,
    absoluteMap: (denoised: boolean) => picture.absolute(`Absolute ${difference(denoised)}`),
  },

  comparison: {
    signed: 'Signed',
    absolute: 'Absolute',
    onlyThis: (title: string) => `${title}: show only this model`,
    made: (title: string, denoised: boolean) => `${denoised ? 'Drawing denoised' : 'Reconstruction'} by ${title}`,
    signedMap: (title: string, denoised: boolean) => signedMap(`Signed ${difference(denoised)} of ${title}`, denoised),
    absoluteMap: (title: string, denoised: boolean) => picture.absolute(`Absolute ${difference(denoised)} of ${title}`),
    difference: (figure: string, denoised: boolean) => html`${denoised ? 'Change' : 'Error'} <b>${figure}</b>`,
    byDenoising: 'by denoising',
  },

  honesty: {
    question: 'Does it know this?',
    nothing: 'Nothing to judge yet',
    familiar: 'Like the pictures it learned',
    blurred: 'The kind it knows, but blurred',
    unusual: 'Unusual',
    unknown: 'Unlike anything I learned',
    error: (rank: string) => html`Error <b>${rank}</b>`,
    errorIs: (error: string) => `Mean squared error ${error}, values from 0 to 1; held against that of the test pictures`,
    errorScale: 'Reconstruction error, percentile of the test pictures',
    rarity: (rank: string) => html`Latent <b>${rank}</b>`,
    rarityIs: 'How common its latent is, held against those of the test pictures',
    rarityScale: 'Rarity of the latent, percentile of the test pictures',
  },

  latent: {
    values: (count: number) => `Latent: ${count} numbers`,
    nothingEncoded: 'Nothing encoded yet; the ticks mark the medians of the training pictures.',
    edited: 'Edited by hand; a ring marks what the encoder said.',
    encoded: 'Point at a number to see what it does; those that tell most come first.',
    reset: 'Reset',
    more: (count: number) => `All ${count}`,
    fewer: (count: number) => `Only ${count}`,
    group: 'Latent values',
    value: (number: number) => `Latent value ${number}`,
    names: { slant: 'slant', width: 'width', height: 'height', weight: 'weight', roundness: 'roundness' },
    aboutName: (name: string) => `Most of what differs in ${name} between decoded pictures comes from this number, whatever the others are.`,
    outside: (value: string) => `${value}, outside what training pictures have`,
    outsideRange: 'outside the 1st to 99th percentile of the training pictures',
  },

  tools: {
    name: 'Drawing tools',
    /** Each with its keys in brackets, which are not spoken. */
    undo: 'Undo (Ctrl Z)',
    redo: 'Redo (Ctrl Shift Z)',
    clear: 'Clear (Backspace)',
    eraser: 'Eraser (E)',
    brush: 'Brush',
    brushSize: 'Brush size',
    brushKeys: 'Brush size ([ and ])',
    brushWidth: (width: string, pixels: number) => `${width} of ${pixels} pixels`,
    open: 'Open a picture (or paste, or drop one)',
    keys: 'Keyboard shortcuts',
    keysKey: 'Keys (?)',
  },

  keys: 'Keys',
  /** The keys, and what they do. */
  shortcuts: {
    undo: ['Ctrl Z', 'Undo a stroke, a moved number, another model'],
    redo: ['Ctrl Shift Z, Ctrl Y', 'Redo'],
    brush: ['[ and ]', 'Thinner or thicker brush'],
    eraser: ['E', 'Eraser on or off'],
    clear: ['Backspace', 'Clear the drawing'],
    normalise: ['N', 'Centring and scaling on or off'],
    compare: ['M', 'Compare models'],
    inside: ['I', 'Look inside the model'],
    copy: ['Ctrl C', 'Copy the drawing as PNG'],
    paste: ['Ctrl V', 'Paste a picture as the drawing'],
    move: ['Arrows', 'On the pad: move the cell cursor'],
    draw: ['Shift arrows', 'On the pad: draw'],
    cell: ['Space, Enter', 'On the pad: set or wipe a cell'],
    giveBack: ['Delete', 'On a latent value: give it back to the encoder'],
    sheet: ['?', 'This sheet'],
  } satisfies Record<string, readonly [keys: string, action: string]>,

  takeAway: {
    copyLink: 'Copy link',
    small: (denoised: boolean) => `Download ${denoised ? 'the denoised drawing' : 'the reconstruction'}, one pixel for one value`,
    large: (denoised: boolean) => `Download ${denoised ? 'the denoised drawing' : 'the reconstruction'}, ten times as large`,
    pictures: 'Download the pictures for NumPy',
    latent: 'Download the latent as JSON',
    both: 'Download latent and pictures for NumPy',
  },
};
