/**
 * Moves a position along a path by itself: there and back until it is stopped, or there and half of the way back, where it rests. Who wants less motion gets
 * one frame at a time instead. A Lit controller.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** From one end to the other. */
const MILLIS = 2400;
export const MIDDLE = 0.5;

export class PathPlayer implements ReactiveController {
  playing = false;

  private readonly wish = matchMedia('(prefers-reduced-motion: reduce)');
  private frame = 0;
  private last = 0;
  private back = false;
  private once = false;

  /** @param move called with a new position, 0 to 1 */
  constructor(private readonly host: ReactiveControllerHost, private readonly position: () => number,
    private readonly move: (position: number) => void) {
    host.addController(this);
  }

  hostConnected(): void {
    this.wish.addEventListener('change', this.wished);
  }

  hostDisconnected(): void {
    this.wish.removeEventListener('change', this.wished);
    this.pause();
  }

  /** Whether nothing is to move by itself. */
  get still(): boolean {
    return this.wish.matches;
  }

  /** There and back, until it is stopped. */
  play(): void {
    this.start(false);
  }

  /** To the end, and back to the middle, where what is seen is neither end. */
  playOnce(): void {
    this.back = false;
    this.start(true);
  }

  pause(): void {
    if (!this.playing) return;
    cancelAnimationFrame(this.frame);
    this.playing = false;
    this.host.requestUpdate();
  }

  /** The next of so many frames, and back from the end. */
  step(frames: number): void {
    const at = Math.round(this.position() * (frames - 1));
    if (at === frames - 1) this.back = true;
    if (at === 0) this.back = false;
    this.move((at + (this.back ? -1 : 1)) / (frames - 1));
  }

  private readonly wished = (): void => {
    this.pause();
    this.host.requestUpdate();
  };

  private start(once: boolean): void {
    if (this.still || this.playing) return;
    this.once = once;
    this.playing = true;
    this.last = performance.now();
    this.frame = requestAnimationFrame(this.advance);
    this.host.requestUpdate();
  }

  private readonly advance = (now: number): void => {
    const way = Math.max(0, now - this.last) / MILLIS;
    this.last = now;
    const to = this.position() + (this.back ? -way : way);
    if (this.once && this.back && to <= MIDDLE) {
      this.pause();
      this.move(MIDDLE);
      return;
    }
    this.frame = requestAnimationFrame(this.advance);
    if (to >= 1) this.back = true;
    if (to <= 0) this.back = false;
    this.move(Math.min(1, Math.max(0, to)));
  };
}
