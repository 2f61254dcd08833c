/**
 * A line to the server for questions of one kind: the newest counts, see `frame-loop.ts`. It keeps the newest answer with the
 * question that it answers. A Lit controller: it is told when its element comes and goes, and asks it to render.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchConnection } from './connection.js';
import type { Timing } from './contract.js';
import { FrameLoop, type Wait } from './frame-loop.js';
import type { FrameAnswer } from './latent-contract.js';

/** What the newest answer took beyond waiting and computing; 0 before the first. */
export function transferMillis({ result, roundTripMillis }: { result: { timing: Timing } | null; roundTripMillis: number }): number {
  return result ? Math.max(0, roundTripMillis - result.timing.queueMillis - result.timing.inferenceMillis) : 0;
}

export class QuestionLine<Question, Result> implements ReactiveController {
  /** The newest answer. */
  result: Result | null = null;
  /** What `result` answers. */
  answered: Question | null = null;
  wait: Wait = 'idle';
  connected = true;
  /** The last refusal or failure, in words for the visitor. */
  problem = '';
  /** Between sending and answer, of the newest answer. */
  roundTripMillis = 0;

  private refused = false;
  private readonly questions = new Map<number, Question>();
  private readonly loop: FrameLoop;
  private stopWatching = () => {};

  /**
   * @param send       asks the server; undefined while Flow has not connected the element
   * @param lostMillis an answer that takes longer is taken for lost, and its question asked again
   */
  constructor(private readonly host: ReactiveControllerHost,
    private readonly send: (frame: number, question: Question) => Promise<void> | undefined, lostMillis?: number) {
    this.loop = new FrameLoop((wait) => {
      this.wait = wait;
      this.host.requestUpdate();
    }, lostMillis);
    host.addController(this);
  }

  hostConnected(): void {
    this.stopWatching = watchConnection((connected) => {
      this.connected = connected;
      this.loop.connection(connected);
      this.host.requestUpdate();
    });
    // Flow moved the element: what was in flight is forgotten
    const newest = [...this.questions.values()].at(-1);
    if (newest !== undefined) this.ask(newest);
  }

  hostDisconnected(): void {
    this.stopWatching();
    this.loop.stop();
  }

  /** Whether the newest question is answered. */
  get settled(): boolean {
    return this.loop.settled;
  }

  /** Whether what is shown belongs to an older question than the newest, noticeably. */
  get late(): boolean {
    return this.wait !== 'idle' || this.refused;
  }

  ask(question: Question): void {
    this.problem = '';
    this.loop.request((frame) => void this.dispatch(frame, question));
    this.host.requestUpdate();
  }

  /** Nothing that was asked so far is to be shown. */
  forget(): void {
    this.loop.forget();
    this.questions.clear();
    this.result = this.answered = null;
    this.problem = '';
    this.refused = false;
    this.host.requestUpdate();
  }

  receive({ frame, result, problem, retry }: FrameAnswer<Result>): void {
    const question = this.questions.get(frame);
    const times = this.loop.answered(frame, retry === true);
    if (!times || question === undefined) return;
    if (!retry) [...this.questions.keys()].filter((number) => number <= frame).forEach((number) => this.questions.delete(number));
    this.problem = problem ?? '';
    this.refused = !result;
    if (result) {
      this.result = result;
      this.answered = question;
      this.roundTripMillis = times.roundTripMillis;
    }
    this.host.requestUpdate();
  }

  private async dispatch(frame: number, question: Question): Promise<void> {
    this.questions.set(frame, question);
    try {
      const sent = this.send(frame, question);
      if (sent) await sent;
      else this.loop.failed(frame);
    } catch (failure) {
      console.error('A question did not reach the server', failure);
      if (!this.loop.failed(frame)) return;
      this.refused = true;
      this.problem = 'The server did not take this and is asked again. What you set stays here, and in the address.';
      this.host.requestUpdate();
    }
  }
}
