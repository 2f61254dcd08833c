/**
 * What the Interpolate screen asks the server, and its newest answers: a path with its frames, and while the slider moves the
 * picture where it stands.
 */
import type { InterpolateServer, PathShape, ShownFrame, ShownPath } from './interpolate-contract.js';
import { type Reach, sendable } from './path-end.js';
import type { PathSetting } from './path-setting.js';
import { type Picture, pictureOf, picturesOf } from '../../picture/pictures.js';
import type { Conversation } from '../../talk/conversation.js';
import { type QuestionLine, transferMillis } from '../../talk/question-line.js';

interface PathQuestion {
  readonly reach: Reach;
  readonly setting: PathSetting;
}

interface FrameQuestion {
  readonly path: ShownPath;
  readonly shape: PathShape;
  readonly position: number;
}

export class PathTalk {
  private readonly paths: QuestionLine<PathQuestion, ShownPath>;
  private readonly frames: QuestionLine<FrameQuestion, ShownFrame>;

  /** @param onPath told when there is a new path */
  constructor({ line, server }: Conversation<InterpolateServer>, onPath: () => void) {
    this.paths = line('path', (frame, { reach, setting: { a, b, shape, steps } }) =>
      server.askPath(frame, reach.model.id, sendable(a, reach), sendable(b, reach), shape, steps),
    { onAnswer: (_, { length }) => { if (length) onPath(); } });
    this.frames = line('frame', (frame, { path, shape, position }) => server.askFrame(frame, path.model, path.from, path.to, shape, position));
  }

  /** The newest path, or null before the first. */
  get path(): ShownPath | null {
    return this.paths.result;
  }

  get late(): boolean {
    return this.paths.late;
  }

  get waiting(): boolean {
    return this.paths.wait === 'long';
  }

  get transferMillis(): number {
    return transferMillis(this.paths);
  }

  /** The newest path, where it leads between the ends of a setting; else null. */
  pathOf(reach: Reach, { a, b }: PathSetting): ShownPath | null {
    const { result, answered } = this.paths;
    return answered?.reach.model === reach.model && answered.setting.a === a && answered.setting.b === b ? result : null;
  }

  ask(reach: Reach, setting: PathSetting): void {
    this.paths.ask({ reach, setting });
  }

  /** Asks for the picture at a position of the newest path, unless it is one of its frames. */
  askAt(position: number): void {
    const { result: path, answered } = this.paths;
    if (path && answered && this.offFrame(path, position) > 0) this.frames.ask({ path, shape: answered.setting.shape, position });
  }

  /** Of the pictures that are here the one nearest to a position: a frame of the path, or the newest answer. */
  pictureAt(position: number): Picture | null {
    const { path } = this;
    const { result, answered } = this.frames;
    if (!path) return null;
    return result && answered?.path === path && Math.abs(answered.position - position) < this.offFrame(path, position)
      ? pictureOf(result.picture) : pictureOf(path.pictures, Math.round(position * (framesOf(path) - 1)));
  }

  /** How far a position is from the nearest frame. */
  private offFrame(path: ShownPath, position: number): number {
    const last = framesOf(path) - 1;
    return Math.abs(Math.round(position * last) / last - position);
  }
}

export function framesOf({ pictures }: ShownPath): number {
  return picturesOf(pictures).length;
}
