/** What a percentile among the test pictures means, as a person says it. */
import { words } from '../words/words.js';

/** Between these nothing stands out. */
const [LOW, HIGH] = [100 / 3, 200 / 3];

/** @param percentile 0..100, of those that come back with a smaller error */
export function errorRank(percentile: number): string {
  const { smallest, best, usual, worst, largest } = words.ui.ranks.error;
  return rank(percentile, smallest, best, usual, worst, largest);
}

/** @param percentile 0..100, of those whose latent is rarer */
export function commonness(percentile: number): string {
  const { rarest, rare, usual, common, commonest } = words.ui.ranks.latent;
  return rank(percentile, rarest, rare, usual, common, commonest);
}

function rank(percentile: number, least: string, low: (percent: number) => string, usual: string, high: (percent: number) => string, most: string): string {
  if (percentile <= 0) return least;
  if (percentile >= 100) return most;
  if (percentile < LOW) return low(Math.max(1, Math.round(percentile)));
  return percentile > HIGH ? high(Math.max(1, Math.round(100 - percentile))) : usual;
}
