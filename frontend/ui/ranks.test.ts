import { describe, expect, it } from 'vitest';
import { commonness, errorRank } from './ranks.js';

describe('ranks in words', () => {
  it('say what an error is among those of the test pictures', () => {
    expect([0, 0.4, 12, 50, 89.6, 93, 99.2, 100].map(errorRank)).toEqual(['smaller than all others', 'among the best 1 %', 'among the best 12 %',
      'as large as is usual', 'among the worst 10 %', 'among the worst 7 %', 'among the worst 1 %', 'larger than all others']);
  });

  it('say how common a latent is', () => {
    expect([0, 0.3, 8, 44, 60, 91, 99.7, 100].map(commonness)).toEqual(['rarer than any', 'among the rarest 1 %', 'among the rarest 8 %',
      'as common as most', 'as common as most', 'among the most common 9 %', 'among the most common 1 %', 'more common than any']);
  });
});
