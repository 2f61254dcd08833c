/**
 * What the Interpolate screen asks the server, and its newest answers: a path with its frames, and while the slider moves the
 * picture where it stands.
 */
import type { ReactiveControllerHost } from 'lit';
import type { InterpolateServer, PathShape, ShownFrame, ShownPath } from './interpolate-contract.js';
import type { FrameAnswer } from '../../talk/latent-contract.js';
import { type Reach, sendable } from './path-end.js';
import type { PathSetting } from './path-setting.js';
import { split } from '../../picture/pictures.js';
import { QuestionLine, transferMillis } from '../../talk/question-line.js';

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
  /** The frames of the newest path, each by itself. */
  private cells: readonly string[] = [];
  private readonly paths: QuestionLine<PathQuestion, ShownPath>;
  private readonly frames: QuestionLine<FrameQuestion, ShownFrame>;

  /** @param server undefined while Flow has not connected the element */
  constructor(host: ReactiveControllerHost, server: () => InterpolateServer | undefined) {
    this.paths = new QuestionLine(host, (frame, { reach, setting: { a, b, shape, steps } }) =>
      server()?.askPath(frame, reach.model.id, sendable(a, reach), sendable(b, reach), shape, steps));
    this.frames = new QuestionLine(host, (frame, { path, shape, position }) =>
      server()?.askFrame(frame, path.model, path.from, path.to, shape, position));
  }

  /** The newest path, or null before the first. */
  get path(): ShownPath | null {
    return this.paths.result;
  }

  get connected(): boolean {
    return this.paths.connected;
  }

  /** In words for the visitor. */
  get problem(): string {
    return this.paths.problem || this.frames.problem;
  }

  get late(): boolean {
    return this.paths.late;
  }

  get waiting(): boolean {
    return this.paths.wait === 'long';
  }

  get settled(): boolean {
    return this.paths.settled && this.frames.settled;
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

  /** Whether it is a new path. */
  receivePath(answer: FrameAnswer<ShownPath>): boolean {
    const before = this.path;
    this.paths.receive(answer);
    if (!this.path || this.path === before) return false;
    this.cells = split(this.path.pictures, this.path.count);
    return true;
  }

  receiveFrame(answer: FrameAnswer<ShownFrame>): void {
    this.frames.receive(answer);
  }

  /** Of the pictures that are here the one nearest to a position: a frame of the path, or the newest answer. */
  pictureAt(position: number): string {
    const { path } = this;
    const { result, answered } = this.frames;
    if (!path) return '';
    return result && answered?.path === path && Math.abs(answered.position - position) < this.offFrame(path, position)
      ? result.picture : this.cells[Math.round(position * (path.count - 1))];
  }

  /** How far a position is from the nearest frame. */
  private offFrame({ count }: ShownPath, position: number): number {
    return Math.abs(Math.round(position * (count - 1)) / (count - 1) - position);
  }
}
