/** All that is known of a run: built up from what its trainer says, so that who comes late sees what those saw who were there. */
import type { CurvePoint } from '../../plot/loss-curve.js';
import type { TrainingEvent } from './learn-contract.js';

/** What the network made of the held-out pictures at one moment. */
export interface Frame {
  epoch: number;
  /** 0 after the epoch. */
  step: number;
  picture: string;
  errors: readonly number[];
}

export interface Story {
  parameters: number;
  /** The held-out pictures, a PNG in base64; empty before the first event. */
  heldOut: string;
  points: readonly CurvePoint[];
  bestEpoch: number;
  frames: readonly Frame[];
  picturesASecond: number;
  /** Null while nobody knows. */
  secondsLeft: number | null;
  writing: boolean;
  /** Whether the model as it is now is on other screens. */
  usable: boolean;
  said: string;
}

export const UNTOLD: Story = { parameters: 0, heldOut: '', points: [], bestEpoch: 0, frames: [], picturesASecond: 0, secondsLeft: null, writing: false, usable: false, said: '' };

/** More would be no finer on any screen. */
const MOST_POINTS = 800;
const MOST_FRAMES = 400;

/** The story after one more event; events of epochs that a run went back before are forgotten. */
export function after(story: Story, event: TrainingEvent): Story {
  const { epoch = 0 } = event;
  switch (event.kind) {
    case 'BEGUN':
      return { ...story, parameters: event.parameters ?? 0, heldOut: event.picture ?? '', writing: false, usable: false, said: '' };
    case 'STEP': {
      const at = Number((epoch - 1 + (event.step ?? 0) / (event.steps ?? 1)).toFixed(3));
      return { ...story, points: thinned([...story.points.filter((point) => point.epoch < at), { epoch: at, loss: event.loss ?? 0, validationLoss: null }]),
        picturesASecond: event.picturesASecond ?? 0, secondsLeft: event.secondsLeft ?? null };
    }
    case 'EPOCH':
      return { ...story, points: thinned([...story.points.filter((point) => point.epoch < epoch),
        { epoch, loss: event.loss ?? 0, validationLoss: event.validationLoss ?? null }]),
        bestEpoch: event.best ? epoch : Math.min(story.bestEpoch, epoch), secondsLeft: event.secondsLeft ?? null };
    case 'PICTURES': {
      const frame: Frame = { epoch, step: event.step ?? 0, picture: event.picture ?? '', errors: event.errors ?? [] };
      const before = story.frames.filter((old) => old.epoch < epoch || (old.epoch === epoch && old.step !== 0 && (frame.step === 0 || old.step < frame.step)));
      // in the middle of an epoch only the newest is kept: the film goes from epoch to epoch
      return { ...story, frames: everyOther([...before.filter((old) => old.step === 0 || old.epoch === 1), frame]) };
    }
    case 'MODEL':
      return { ...story, usable: true };
    case 'SAID':
      return { ...story, said: event.words ?? '' };
    case 'WRITING':
    case 'DONE': // the server still has to offer what was written, and tells when it does
      return { ...story, writing: true, secondsLeft: null };
    default:
      return { ...story, writing: false, secondsLeft: null };
  }
}

/** Of many points those between the epochs go first. */
function thinned(points: CurvePoint[]): CurvePoint[] {
  if (points.length <= MOST_POINTS) return points;
  const last = points[points.length - 1]!;
  return points.filter((point, index) => Number.isInteger(point.epoch) ? points.length < 2 * MOST_POINTS || index % 2 === 0 : point.epoch > last.epoch - 1);
}

function everyOther(frames: Frame[]): Frame[] {
  return frames.length <= MOST_FRAMES ? frames : frames.filter((_, index) => index % 2 === 0 || index === frames.length - 1);
}
