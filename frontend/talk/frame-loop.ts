/**
 * The conversation with the server: one question in flight, and while it is, only the newest of those that wait.
 * Frames are numbered; an answer older than the newest one shown is never shown. A question that gets no answer, or a
 * refusal that may pass, is asked again by itself, ever more slowly, until a newer one takes its place.
 */

export interface FrameTimes {
  /** Between the first time that the question was sent and its answer. */
  roundTripMillis: number;
}

/** How the wait for the newest answer is: not noticeable, noticeable, long enough to say so. */
export type Wait = 'idle' | 'late' | 'long';

type Ask = (frame: number) => void;

const LATE_MILLIS = 100;
const LONG_MILLIS = 1000;
/** An answer that takes longer is taken for lost, unless it is said otherwise. */
const LOST_MILLIS = 3000;
/** Before a question that failed is asked again. */
const PAUSE_MILLIS = 500;
/** The slowest pace of asking again. */
const LONGEST_PAUSE_MILLIS = 30_000;

export class FrameLoop {
  private number = 0;
  private shown = 0;
  /** `first` is the frame that asked this question first: an answer to it that comes after all is as good. */
  private flying: { frame: number; first: number; sent: number; ask: Ask } | null = null;
  /** When the question of each frame that is not answered was sent first. */
  private readonly asked = new Map<number, number>();
  /** Asked when what is in flight is answered or given up, or when the pause after a failure ends. */
  private waiting: Ask | null = null;
  private reachable = true;
  /** How often in a row the newest question found no answer. */
  private failures = 0;
  private waitTimers: number[] = [];
  private againTimer = 0;

  /**
   * @param lostMillis     an answer that takes longer is taken for lost, and its question asked again
   * @param overtakeMillis how long a newer question waits for the answer to the one in flight
   */
  constructor(private readonly onWait: (wait: Wait) => void, private readonly lostMillis = LOST_MILLIS,
    private readonly overtakeMillis = lostMillis) {}

  /** Asks now, or as soon as the question in flight is answered or lost, unless a newer one comes first. */
  request(ask: Ask): void {
    this.failures = 0;
    if (this.flying) {
      this.waiting = ask;
      this.askAgainIn(this.overtakeMillis - (performance.now() - this.flying.sent));
    } else {
      this.send(ask);
    }
  }

  get settled(): boolean {
    return !this.flying && !this.waiting;
  }

  /**
   * Takes an answer; null where it is too old to be shown.
   *
   * @param again whether it is a refusal that may pass, so that the question is to be asked again a little later
   */
  answered(frame: number, again = false): FrameTimes | null {
    const old = frame <= this.shown;
    const roundTripMillis = performance.now() - (this.asked.get(frame) ?? performance.now());
    if (!old) this.show(frame);
    if (again) {
      this.failed(frame);
    } else if (this.flying && frame >= this.flying.first) {
      this.failures = 0;
      this.show(this.flying.frame); // another answer to the same question tells nothing new
      this.land();
    }
    return old ? null : { roundTripMillis };
  }

  /** A frame found no answer and another try may: it is asked again a little later. False where it matters no more. */
  failed(frame: number): boolean {
    if (this.flying?.frame !== frame) return false;
    if (this.waiting) {
      this.land();
      return true;
    }
    this.waiting = this.flying.ask;
    this.flying = null;
    this.askAgainIn(this.grown(PAUSE_MILLIS));
    return true;
  }

  /** Nothing that was asked so far is to be shown: the drawing was cleared. */
  forget(): void {
    this.show(this.number);
    this.waiting = null;
    this.land();
  }

  /** Without a connection nothing is asked again; once it is back, what was in flight may be lost and is asked at once. */
  connection(reachable: boolean): void {
    this.reachable = reachable;
    this.failures = 0;
    if (reachable) this.askAgain();
  }

  stop(): void {
    this.clearTimers();
    this.flying = null;
    this.waiting = null;
  }

  private readonly askAgain = (): void => {
    if (!this.reachable) return;
    this.failures++;
    if (this.waiting) this.dispatch(this.waiting);
    else if (this.flying) this.dispatch(this.flying.ask, this.flying.first);
  };

  /** Sends a new question: the wait for it begins. */
  private send(ask: Ask): void {
    this.clearTimers();
    this.waitTimers = [
      window.setTimeout(() => this.onWait('late'), LATE_MILLIS),
      window.setTimeout(() => this.onWait('long'), LONG_MILLIS),
    ];
    this.dispatch(ask);
  }

  private dispatch(ask: Ask, first?: number): void {
    const frame = ++this.number;
    const sent = performance.now();
    this.flying = { frame, first: first ?? frame, sent, ask };
    this.asked.set(frame, this.asked.get(this.flying.first) ?? sent);
    this.waiting = null;
    this.askAgainIn(this.grown(this.lostMillis));
    ask(frame);
  }

  private show(frame: number): void {
    this.shown = Math.max(this.shown, frame);
    [...this.asked.keys()].filter((number) => number <= frame).forEach((number) => this.asked.delete(number));
  }

  private land(): void {
    this.flying = null;
    this.clearTimers();
    this.onWait('idle');
    if (this.waiting) this.send(this.waiting);
  }

  /** Twice as long after each failure. */
  private grown(millis: number): number {
    return Math.min(LONGEST_PAUSE_MILLIS, millis * 2 ** this.failures);
  }

  private askAgainIn(millis: number): void {
    clearTimeout(this.againTimer);
    this.againTimer = window.setTimeout(this.askAgain, Math.max(0, millis));
  }

  private clearTimers(): void {
    this.waitTimers.forEach(clearTimeout);
    clearTimeout(this.againTimer);
  }
}
