/** The damage lab. */
import { picture } from './picture.js';

export const lab = {
  /** The name of a picture that comes from another screen. */
  carried: 'drawing.png',
  name: 'Damage lab',
  back: '← Clean',
  damageCost: 'damage',
  cleaningCost: 'cleaning',
  showError: 'Show the error',
  shrunk: (name: string, factor: number, width: number, height: number) =>
    `“${name}” is too large for the lab and was scaled down to 1/${factor}, ${width} × ${height} pixels.`,
  noneReady: (reason: string) =>
    `Expected a model that cleans, found none that is ready: ${reason}. Put one under models/ and restart the server; the Models screen says more.`,
  noneInstalled: 'Expected a model that cleans, found none. Put one under models/ and restart the server; the Models screen says more.',
  damagedPng: 'Damaged PNG',
  cleanedPng: 'Cleaned PNG',
  downloadDamaged: 'Download the damaged picture',
  downloadCleaned: 'Download the cleaned picture',

  /** What of a link could not be kept. */
  notInLink: 'This link is about a picture that was opened on another page and is not in it; this is a sample.',
  noSample: (sample: string, title: string) => `There is no sample “${sample}” for ${title}; this is another.`,
  noDamage: (damage: string, title: string) => `${title} knows no damage “${damage}” here; this is another.`,
  noLevel: (level: string, most: number) => `The level is 0 to ${most}, not “${level}”; this is the middle.`,
  noSeed: (seed: string, most: number, shown: number) => `The seed is a whole number from 0 to ${most}, not “${seed}”; this is ${shown}.`,

  sample: 'Sample',
  damage: 'Damage',
  zoom: 'Zoom',
  larger: 'Larger',
  smaller: 'Smaller',
  whole: 'The whole page',
  zoomKeys: 'Plus and minus zoom, arrow keys move, 0 shows the whole page; the other two follow.',
  again: 'Again',
  againWithSeed: 'Again, with another seed',
  level: 'Level',
  levelAt: (level: number, unit: string) => `${level}, ${unit}`,
  levels: (most: number, unit: string) => `0 to ${most}: ${unit}`,
  whatToOpen: (kinds: string, limit: string) => `Or drop or paste it: ${kinds}, up to ${limit}. It is not in the address; all else is.`,
  noModelFor: (group: string) => `${group} – no model for these is ready`,

  truth: { name: 'Truth', page: 'Truth page', picture: 'Truth picture' },
  damaged: {
    name: 'Damaged', page: 'Damaged page', picture: 'Damaged picture',
    minusTruth: 'Damaged minus truth', pageError: picture.signed('Damaged page'), pictureError: (photographic: boolean) => picture.signed('Damaged picture', photographic),
  },
  cleaned: {
    name: 'Cleaned', page: 'Cleaned page', picture: 'Cleaned picture',
    minusTruth: 'Cleaned minus truth', pageError: picture.signed('Cleaned page'), pictureError: (photographic: boolean) => picture.signed('Cleaned picture', photographic),
  },
  lost: (photographic: boolean): string => (photographic ? '−1, light lost' : '−1, ink lost'),
  added: (photographic: boolean): string => (photographic ? '+1, light added' : '+1, ink added'),

  againstTruth: 'Against the truth',
  gain: 'Gain',
  psnr: 'PSNR tells how small the error is: 10 dB more is a tenth of it. SSIM tells how much of the structure is alike: 1 is all of it.',
  same: 'same',
  sameAsTruth: 'the same as the truth',
  spoken: (psnr: readonly [damaged: string, cleaned: string], ssim: readonly [damaged: string, cleaned: string]) =>
    `PSNR ${psnr[0]} damaged, ${psnr[1]} cleaned. SSIM ${ssim[0]} damaged, ${ssim[1]} cleaned.`,
};
