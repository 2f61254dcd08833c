/**
 * A line to the server for questions of one kind: the newest counts, see `frame-loop.ts`. It keeps the newest answer with the
 * question that it answers.
 */
import type { Answer, Timing } from './contract.js';
import { FrameLoop, type Wait } from './frame-loop.js';
import { words } from '../words/words.js';

export interface LineOptions<Question, Result> {
  /** An answer that takes longer is taken for lost, and its question asked again. */
  lostMillis?: number;
  /** How long a newer question waits for the answer to the one in flight. */
  overtakeMillis?: number;
  /** Told of each answer that counts; `final` where the question is not asked again by itself. */
  onAnswer?: (question: Question, results: readonly Result[], final: boolean) => void;
}

export class QuestionLine<Question, Result> {
  /** The newest results: one, or of several models one for each that answered. */
  results: readonly Result[] = [];
  /** What `results` answer. */
  answered: Question | null = null;
  wait: Wait = 'idle';
  /** The last refusal or failure, in words for the visitor. */
  problem = '';
  /** Between sending and answer, of the newest answer. */
  roundTripMillis = 0;

  private refused = false;
  /** The newest question, until it is answered. */
  private open: Question | null = null;
  private readonly questions = new Map<number, Question>();
  private readonly loop: FrameLoop;

  /**
   * @param changed told when there is something to render
   * @param send    asks the server; undefined while Flow has not connected the element
   */
  constructor(private readonly changed: () => void, private readonly send: (frame: number, question: Question) => Promise<void> | undefined,
    private readonly options: LineOptions<Question, Result> = {}) {
    this.loop = new FrameLoop((wait) => {
      this.wait = wait;
      changed();
    }, options.lostMillis, options.overtakeMillis);
  }

  get result(): Result | null {
    return this.results[0] ?? null;
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
    this.open = question;
    this.loop.request((frame) => void this.dispatch(frame, question));
    this.changed();
  }

  /** Nothing that was asked so far is to be shown. */
  forget(): void {
    this.loop.forget();
    this.questions.clear();
    this.results = [];
    this.open = this.answered = null;
    this.problem = '';
    this.refused = false;
    this.changed();
  }

  receive({ frame, results, problem, retry }: Answer<Result>): void {
    const question = this.questions.get(frame);
    const times = this.loop.answered(frame, retry);
    if (!times || question === undefined) return;
    if (!retry) [...this.questions.keys()].filter((number) => number <= frame).forEach((number) => this.questions.delete(number));
    if (!retry && question === this.open) this.open = null;
    this.problem = problem ?? '';
    this.refused = results.length === 0;
    if (!this.refused) {
      this.results = results;
      this.answered = question;
      this.roundTripMillis = times.roundTripMillis;
    }
    this.options.onAnswer?.(question, results, !retry);
    this.changed();
  }

  connection(reachable: boolean): void {
    this.loop.connection(reachable);
  }

  /** Flow moves the element: what is in flight is forgotten. */
  stop(): void {
    this.loop.stop();
  }

  /** Asks again what was forgotten. */
  resume(): void {
    if (this.open !== null) this.ask(this.open);
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
      this.problem = words.talk.notTaken;
      this.changed();
    }
  }
}

/** What several models took one after the other; null without an answer. */
export function costOf(results: readonly { timing: Timing }[]): Timing | null {
  return results.map(({ timing }) => timing).reduce<Timing | null>((sum, timing) => (sum ? { ...sum,
    queueMillis: sum.queueMillis + timing.queueMillis, inferenceMillis: sum.inferenceMillis + timing.inferenceMillis } : timing), null);
}

/** What the newest answer took beyond waiting and computing; 0 before the first. */
export function transferMillis({ results, roundTripMillis }: { results: readonly { timing: Timing }[]; roundTripMillis: number }): number {
  const cost = costOf(results);
  return cost ? Math.max(0, roundTripMillis - cost.queueMillis - cost.inferenceMillis) : 0;
}
