/** What several screens share: models, costs, notices, buttons, and how numbers and lists are written. */
export const ui = {
  model: 'Model',
  unavailable: 'Unavailable',
  unknownReason: 'unknown reason',
  unavailableModel: (title: string, reason: string) => `${title} – unavailable: ${reason}`,
  unusableModel: (asked: string, reason: string, shown: string) => `“${asked}” cannot be used now: ${reason}. This is ${shown}.`,
  unknownModel: (asked: string, shown: string) => `There is no model “${asked}” here. This is ${shown}.`,
  learning: 'Learning now',
  modelGone: 'it was deleted',
  noModelReady: (reason: string) => `No model is ready: ${reason}. The Models screen says more.`,
  noneInstalled: 'none is installed',

  /** Where a latent can be taken. */
  carryOn: {
    name: 'Carry on with this picture',
    map: 'On the map',
    asA: 'As A of a path',
    asB: 'As B',
    generate: 'New ones',
    lab: 'Damage and clean',
  },

  /** How somebody's own page shows a screen. */
  embed: {
    copy: 'Copy embed code',
    why: 'HTML that shows this screen in a page of your own',
    copied: 'Copied; paste it into your page',
    refused: 'The browser did not let it be copied',
  },

  /** What a badge tells. */
  cost: 'What answered, and what it cost',
  device: 'Device',
  notGpu: (device: string) => `${device}, not GPU`,
  onCpu: (reason: string) => `Runs on the CPU: ${reason}`,
  batch: 'batch',
  queue: 'queue',
  inference: 'inference',
  transfer: 'transfer',

  /** What stays is told by the screen. */
  lost: (subject: string) => `The connection is lost; reconnecting. ${subject} stays here.`,
  waiting: (subject: string) => `Still waiting for the server. ${subject} stays here.`,
  whatIsShown: 'What is shown',
  whatYouSet: 'What you set',
  dismiss: 'Dismiss',

  language: 'Language',
  toLight: 'Switch to the light theme',
  toDark: 'Switch to the dark theme',

  all: 'All',
  cancel: 'Cancel',
  clear: 'Clear',
  close: 'Close',
  done: 'Done',
  download: 'Download',
  none: 'None',
  redo: 'Redo',
  seed: 'Seed',
  undo: 'Undo',

  class: 'Class',
  latent: 'Latent',

  /** Where something stands among the test pictures. */
  ranks: {
    error: {
      smallest: 'smaller than all others',
      best: (percent: number) => `among the best ${percent} %`,
      usual: 'as large as is usual',
      worst: (percent: number) => `among the worst ${percent} %`,
      largest: 'larger than all others',
    },
    latent: {
      rarest: 'rarer than any',
      rare: (percent: number) => `among the rarest ${percent} %`,
      usual: 'as common as most',
      common: (percent: number) => `among the most common ${percent} %`,
      commonest: 'more common than any',
    },
  },

  lessThanASecond: 'less than 1 s left',
  left: (duration: string) => `${duration} left`,
  /** Before the decimals. */
  point: '.',
  grouped: (count: number) => count.toLocaleString('en'),
  date: (day: Date) => day.toLocaleDateString('en', { dateStyle: 'long' }),
  and: (parts: readonly string[]) => new Intl.ListFormat('en-GB').format(parts),
  or: (parts: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(parts),
};
