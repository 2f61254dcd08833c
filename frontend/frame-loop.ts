/**
 * The conversation with the server: one question in flight, and while it is, only the newest of those that wait.
 * Frames are numbered; an answer older than the newest one shown is never shown.
 */

export interface FrameTimes {
  /** Between sending and answer. */
  roundTripMillis: number;
}

export class FrameLoop {
  private number = 0;
  private shown = 0;
  private flying: { frame: number; sent: number; ask: (frame: number) => void } | null = null;
  private waiting: ((frame: number) => void) | null = null;
  private lateTimer = 0;
  private lostTimer = 0;

  /**
   * @param onState told when the wait for an answer becomes noticeable (`late`), too long (`lost`) or ends (`idle`)
   */
  constructor(private readonly onState: (state: 'idle' | 'late' | 'lost') => void,
    private readonly lateMillis = 100, private readonly lostMillis = 3000) {}

  /** Asks now, or as soon as the question in flight is answered, unless a newer one comes first. */
  request(ask: (frame: number) => void): void {
    if (this.flying) this.waiting = ask;
    else this.send(ask);
  }

  get settled(): boolean {
    return !this.flying && !this.waiting;
  }

  /** Takes an answer; null where it is too old to be shown. */
  answered(frame: number): FrameTimes | null {
    const times = { roundTripMillis: this.flying?.frame === frame ? performance.now() - this.flying.sent : 0 };
    if (this.flying && frame >= this.flying.frame) this.land();
    if (frame <= this.shown) return null;
    this.shown = frame;
    return times;
  }

  /** Nothing that was asked so far is to be shown: the drawing was cleared. */
  forget(): void {
    this.shown = this.number;
    this.waiting = null;
    if (this.flying) this.land();
  }

  /** The connection is back: what was in flight may be lost, so the newest question is asked again. */
  resend(): void {
    const newest = this.waiting ?? this.flying?.ask;
    if (!newest) return;
    this.waiting = null;
    this.send(newest);
  }

  stop(): void {
    clearTimeout(this.lateTimer);
    clearTimeout(this.lostTimer);
    this.flying = null;
    this.waiting = null;
  }

  private send(ask: (frame: number) => void): void {
    const frame = ++this.number;
    this.flying = { frame, sent: performance.now(), ask };
    this.watch();
    ask(frame);
  }

  private land(): void {
    this.flying = null;
    clearTimeout(this.lateTimer);
    clearTimeout(this.lostTimer);
    const next = this.waiting;
    this.waiting = null;
    this.onState('idle');
    if (next) this.send(next);
  }

  private watch(): void {
    clearTimeout(this.lateTimer);
    clearTimeout(this.lostTimer);
    this.lateTimer = window.setTimeout(() => this.onState('late'), this.lateMillis);
    this.lostTimer = window.setTimeout(() => this.onState('lost'), this.lostMillis);
  }
}
