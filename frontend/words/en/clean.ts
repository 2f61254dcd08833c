/** The Clean screen. */
import { html } from 'lit';
import type { Mark } from '../mark.js';

const time = (moment: Date) => moment.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false });
const percent = (share: number | null | undefined) => (share === null || share === undefined ? 'unknown' : `${Math.round(100 * share)} %`);
/** By the names of Tesseract's data, of which there are more; others are called as their data is. */
const LANGUAGES: Record<string, string> = { ara: 'Arabic', chi_sim: 'Chinese, simplified', chi_tra: 'Chinese, traditional', ces: 'Czech', dan: 'Danish', deu: 'German', ell: 'Greek',
  eng: 'English', fin: 'Finnish', fra: 'French', heb: 'Hebrew', hin: 'Hindi', hun: 'Hungarian', ita: 'Italian', jpn: 'Japanese', kor: 'Korean', nld: 'Dutch', nor: 'Norwegian',
  pol: 'Polish', por: 'Portuguese', ron: 'Romanian', rus: 'Russian', spa: 'Spanish', swe: 'Swedish', tur: 'Turkish', ukr: 'Ukrainian' };
const ofPages = (done: number, pages: number) => `${done} of ${pages} pages`;
const ofTiles = (done: number, tiles: number) => `${done} of ${tiles} tiles`;

export const clean = {
  name: 'Clean',
  tiles: 'tiles',
  page: 'page',
  /** What stays while the connection is lost. */
  thePage: 'The page',
  /** @param link marks the way to the lab */
  lab: (link: Mark) => html`${link('Damage lab')}: damage a clean page yourself and see how much comes back.`,

  noModel: 'No model is ready to clean pages',
  again: (pages: readonly number[]) => (new Set(pages.map(Math.abs)).size === 1 ? `Cleaning page ${Math.abs(pages[0]!)} again` : `Cleaning ${pages.length} pages again`),
  mayClose: 'You may close this page: the work goes on, and this address shows it',
  openOne: 'Open a page to see it before and after',
  noneReady: (reason: string) =>
    `Expected a model that cleans pages, found none that is ready: ${reason}. Put a restorer under models/ and restart the server; the Models screen says more.`,
  noneInstalled:
    'Expected a model that cleans pages, found none. Put a restorer under models/ and restart the server; the Models screen says more.',

  example: 'An example: a coffee stain',
  /** @param source marks the way to where the example is from */
  exampleFrom: (size: string, source: Mark) => html`${size} · from ${source('NoisyOffice')}, CC BY 4.0`,
  examples: 'Try one of ours',

  sending: 'Sending your pages',
  waiting: 'Waiting for its turn',
  cleaning: 'Cleaning',
  inBackground: 'Cleaning in the background',
  ofPages,
  ofTiles,
  thisPage: (tiles: string) => `this page: ${tiles}`,
  allClean: (pages: number) => `${pages} pages are clean.`,
  stopped: 'Stopped.',
  stoppedAfterTiles: (done: number, tiles: number) => `Stopped after ${ofTiles(done, tiles)}.`,
  stoppedAfterPages: (done: number, pages: number) => `Stopped after ${ofPages(done, pages)}.`,
  cleanIt: 'Clean it',
  goOn: 'Go on',
  noAnswer: 'The server did not answer. What is shown stays; try again in a moment.',
  backAsBefore: 'The server is back. Your pages are as they were.',
  backAndOn: (page: number) => `The server is back and goes on after page ${page}.`,

  sources: {
    open: 'Open pages',
    camera: 'Camera',
    /** @param more marks what is of no use to fingers */
    what: (kinds: string, limit: string, more: Mark) => html`${more('Or drop or paste them anywhere here. ')}${kinds}, one or many, up to ${limit}.`,
    keep: (time: string) => `Your pages stay on this server for ${time}, or until you delete them.`,
    anHour: 'an hour',
    days: (count: number) => `${count} days`,
    hours: (count: number) => `${count} hours`,
    minutes: (count: number) => `${count} minutes`,
    files: 'Page files',
    photograph: 'Photograph of a page',
  },

  compare: {
    stage: 'The page. Plus and minus zoom, 0 fits, arrows move',
    brushStage: 'The page. Plus and minus zoom, 0 fits, arrows move the brush, the space bar paints',
    picture: 'The page before on the left, after on the right',
    before: 'Before',
    after: 'After',
    edge: 'Edge between before and after',
    edgeAt: (before: number, after: number) => `${before} % before, ${after} % after`,
    zoom: 'Zoom',
    /** Each with its key in brackets, which is not spoken. */
    smaller: 'Smaller (-)',
    larger: 'Larger (+)',
    fit: 'Fit (0)',
  },

  pages: {
    page: 'Page',
    number: (page: number, half: 'left' | 'right' | null | undefined) => `${Math.abs(page)}${half ? ` ${half}` : ''}`,
    /** @param place among them, where halves of pages have the same number; else null */
    pageOf: (number: string, pages: number, place: number | null) => (place ? `Page ${number} (${place} of ${pages})` : `Page ${number} of ${pages}`),
    /** Each with its key in brackets, which is not spoken. */
    previous: 'Previous page (Page Up)',
    next: 'Next page (Page Down)',
    pageIs: (number: string, how: string) => `Page ${number}, ${how}`,
    ofFile: (file: string, page: number, how: string) => `${file}, page ${page}: ${how}`,
    clean: 'clean',
    now: 'is being cleaned',
    waits: 'waits',
    /** @param share 0 to 1 */
    lost: (share: number) => `${Math.round(100 * share)} % of what was dark is paper now`,
    /** @param share 0 to 1 */
    lostWords: (share: number) => `${Math.round(100 * share)} % of the words cannot be read any more`,
    blank: 'looks blank',
    leftOut: 'left out',
    doubtfulFirst: (count: number) => `Doubtful pages first (${count})`,
    whatDoubtful: 'Pages on which much of what was dark is paper now, or words cannot be read any more',
    asItWas: 'Leave this page as it was',
    place: 'Place of this page',
    /** Each with its keys in brackets, which are not spoken. */
    earlier: 'Move this page one place earlier (Alt+←)',
    later: 'Move this page one place later (Alt+→)',
    leaveOut: 'Leave out (Delete)',
    takeAgain: 'Take again (Delete)',
    blanks: (pages: readonly string[]) => (pages.length === 1 ? `Page ${pages[0]} looks blank.` : `${pages.length} pages look blank: ${pages.slice(0, 8).join(', ')}${pages.length > 8 ? ' …' : ''}.`),
    leaveThemOut: (count: number): string => (count === 1 ? 'Leave it out' : 'Leave them out'),
  },

  wishes: {
    heading: 'How pages are cleaned',
    keepPaper: 'Keep the paper’s colour',
    despeckle: 'Remove specks',
    straighten: 'Straighten',
    crop: 'Cut to the sheet',
    edges: 'Clean the edges',
    whatStraighten: 'Makes lines of text level',
    whatCrop: 'Squares a sheet that was photographed, and cuts black borders off',
    whatEdges: 'Makes black borders and punch holes paper',
    turn: 'Turn',
    turns: { 0: 'No', upright: 'Upright, by itself', 90: 'Right', 180: 'Upside down', 270: 'Left' },
    split: 'Double pages',
    splits: { NONE: 'Stay one', LEFT_FIRST: 'Split', RIGHT_FIRST: 'Split, right first' },
    whatSplit: 'Makes two pages of an open book, along its gutter or between two blocks of text',
    read: 'Read text',
    unread: 'No',
    notInstalled: (hint: string) => `Text cannot be read here: ${hint}.`,
    language: (code: string) => LANGUAGES[code] ?? code,
  },

  /** How one page lies. */
  lie: {
    heading: 'How this page lies',
    left: 'Turn left',
    right: 'Turn right',
    corners: 'Corners',
    split: 'Split',
    join: 'Join again',
    withText: 'Do it, text and all',
    like: 'Like the other pages',
    byHand: 'You have placed the corners of its sheet.',
    strokesGo: 'What you painted on this page goes when it lies in another way.',
  },

  corners: {
    stage: 'The page as it came. Arrows move a corner by a pixel, with Shift by ten',
    picture: 'The page as it came',
    names: ['Corner, top left', 'Corner, top right', 'Corner, bottom right', 'Corner, bottom left'],
    at: (x: number, y: number) => `${x} pixels from the left, ${y} from the top`,
    drag: 'Move the corners to where the sheet ends.',
    notFound: 'No sheet was found that is surely one: move the corners to where it ends.',
    crossed: 'The sides cross or bend inward: move the corners apart.',
    small: 'The sheet is less than a twentieth of the picture: move the corners apart.',
    use: 'Use these corners',
    find: 'Find them again',
    whole: 'Whole page',
    /** With its key in brackets, which is not spoken. */
    cancel: 'Cancel (Esc)',
  },

  facts: {
    straightened: (degrees: number) => `Straightened by ${degrees.toFixed(1)}°.`,
    half: (side: 'left' | 'right') => `The ${side} half of a double page.`,
    squared: 'The sheet was squared.',
    cut: 'Borders were cut off.',
    edges: 'The edges became paper.',
    turned: (degrees: number) => (degrees === 180 ? 'Turned upside down.' : `Turned to the ${degrees === 90 ? 'right' : 'left'}.`),
    noWords: 'No words were found.',
    read: (count: number, after: number | null | undefined, before: number | null | undefined) => `${count} ${count === 1 ? 'word' : 'words'}, read with ${percent(after)} confidence`
      + (before === null || before === undefined ? '.' : `; before cleaning with ${percent(before)}.`),
    copy: 'Copy text',
    copied: 'Copied',
  },

  result: {
    strength: 'Strength',
    strengthOfAll: 'Use for all pages',
    percent: (count: number) => `${count} percent`,
    showRemoved: 'Show ink removed',
    unknown: 'Known when the page is clean',
    nothingRemoved: 'No letters, lines or specks were taken away',
    removed: (share: string) => `${share} of what was dark is paper now`,
    only: (ink: string) => `${ink}.`,
    lighter: (ink: string, share: string) => `${ink}; ${share} of the page is lighter.`,
    brush: 'Restore brush',
    brushRadius: 'Brush radius',
    pixels: (count: number) => `${count} pixels`,
    paint: 'Paint over what was wrongly taken away.',
    download: 'Download this page, full size',
    downloadAs: (format: string) => `Download ${format}`,
  },

  scan: {
    problems: 'Not all went well',
    until: (moment: string) => `On this server until ${moment}; who has this address can see it.`,
    whoSees: 'Who has this address can see your pages.',
    deletePage: 'Delete this page now',
    deletePages: 'Delete these pages now',
    download: 'Download all pages',
    downloadChosen: 'Download your pages',
    downloadAsPdf: 'Download as PDF',
    onePdf: 'PDF',
    forms: 'Smaller, in grey, in black and white',
    colour: 'PDF as it is shown',
    small: 'Small PDF',
    grey: 'PDF in grey',
    smallGrey: 'Small PDF in grey',
    blackAndWhite: 'PDF in black and white',
    whatSmall: 'Small: sharp ink over a coarse background.',
    about: (size: string) => `about ${size}`,
    files: (count: number) => `${count} files, clean`,
    file: (format: string) => `${format}, clean`,
    asPdf: 'All pages as one PDF',
    asPng: 'All pages as PNG',
    someAsPdf: (count: number, pages: number) => `${count} of ${pages} pages as one PDF`,
    someAsPng: (count: number, pages: number) => `${count} of ${pages} pages as PNG`,
    inThisOrderAsPdf: 'One PDF in this order',
    time,
    dayAndTime: (moment: Date) => `${moment.toLocaleDateString('en', { day: 'numeric', month: 'long' })}, ${time(moment)}`,
  },
};
