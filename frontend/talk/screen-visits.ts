/**
 * What each screen showed when it was left, for as long as the page is not loaded again: who comes back by the navigation finds it as
 * it was, and a screen that was not seen yet begins with the model of the one before.
 */

export interface Visit {
  readonly model: string;
  /** What stood behind the `#` of its address. */
  readonly fragment: string;
  /** What of the screen an address cannot hold. */
  readonly kept: unknown;
}

const visits = new Map<string, Visit>();
let lastModel = '';

/** @param screen the name of the screen's element */
export function leave(screen: string, visit: Visit): void {
  visits.set(screen, visit);
  lastModel = visit.model;
}

/** What a screen showed when it was left, or with what model to begin. */
export function visitOf(screen: string): Visit {
  return visits.get(screen) ?? { model: lastModel, fragment: '', kept: null };
}
