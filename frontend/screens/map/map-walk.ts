/** A short walk over a map by itself, from class to class, so that a visitor sees what it does; the first touch ends it. */
import type { Spot } from './map-cloud.js';

const LEG_MILLIS = 1600;

export class MapWalk {
  private timer = 0;

  /**
   * @param step puts the cross-hair there
   * @param end  is told when the walk ended, and whether it came to its end
   */
  constructor(private readonly step: (spot: Spot) => void, private readonly end: (arrived: boolean) => void) {}

  /** Walks through these spots; with fewer than two there is no way to go. */
  begin(spots: readonly Spot[]): void {
    this.stop();
    const legs = spots.length - 1;
    if (legs < 1) return;
    const began = performance.now();
    const walk = (now: number): void => {
      const at = Math.max(0, now - began) / LEG_MILLIS;
      if (at >= legs) {
        this.timer = 0;
        this.end(true);
        return;
      }
      const [from, to] = [spots[Math.floor(at)]!, spots[Math.floor(at) + 1]!];
      const t = at % 1;
      const eased = t * t * (3 - 2 * t);
      this.step({ x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased });
      this.timer = requestAnimationFrame(walk);
    };
    this.timer = requestAnimationFrame(walk);
  }

  get walking(): boolean {
    return this.timer !== 0;
  }

  stop(): void {
    if (!this.timer) return;
    cancelAnimationFrame(this.timer);
    this.timer = 0;
    this.end(false);
  }
}
