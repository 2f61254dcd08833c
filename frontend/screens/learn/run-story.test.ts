import { describe, expect, it } from 'vitest';
import { UNTOLD, after } from './run-story.js';
import type { TrainingEvent } from './learn-contract.js';

function told(...events: TrainingEvent[]) {
  return events.reduce(after, UNTOLD);
}

describe('the story of a run', () => {
  it('draws points between epochs, and a validation loss at each', () => {
    const story = told({ kind: 'BEGUN', parameters: 12, picture: 'aa' }, { kind: 'STEP', epoch: 1, step: 1, steps: 4, loss: 3 },
      { kind: 'EPOCH', epoch: 1, loss: 2, validationLoss: 2.5, best: true }, { kind: 'STEP', epoch: 2, step: 2, steps: 4, loss: 1 });
    expect(story.points).toEqual([{ epoch: 0.25, loss: 3, validationLoss: null }, { epoch: 1, loss: 2, validationLoss: 2.5 }, { epoch: 1.5, loss: 1, validationLoss: null }]);
    expect(story.bestEpoch).toBe(1);
    expect(story.heldOut).toBe('aa');
  });

  it('forgets what a run that went back to its checkpoint does again', () => {
    const story = told({ kind: 'EPOCH', epoch: 1, loss: 3, validationLoss: 3, best: true }, { kind: 'EPOCH', epoch: 2, loss: 2, validationLoss: 2, best: true },
      { kind: 'EPOCH', epoch: 3, loss: 1, validationLoss: 1, best: true }, { kind: 'PICTURES', epoch: 3, step: 0, picture: 'c', errors: [1] },
      { kind: 'BEGUN' }, { kind: 'EPOCH', epoch: 2, loss: 2.1, validationLoss: 2.1, best: true }, { kind: 'PICTURES', epoch: 2, step: 0, picture: 'b', errors: [2] });
    expect(story.points.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(story.frames.map(({ picture }) => picture)).toEqual(['b']);
    expect(story.bestEpoch).toBe(2);
  });

  it('tells that the model can be used once it was written, until the run begins anew', () => {
    expect(told({ kind: 'BEGUN' }, { kind: 'EPOCH', epoch: 1 }).usable).toBe(false);
    expect(told({ kind: 'BEGUN' }, { kind: 'EPOCH', epoch: 1 }, { kind: 'MODEL', epoch: 1 }, { kind: 'STEP', epoch: 2 })).toMatchObject({ usable: true, writing: false });
    expect(told({ kind: 'MODEL', epoch: 1 }, { kind: 'BEGUN' }).usable).toBe(false);
  });

  it('keeps one picture an epoch after the first', () => {
    const story = told({ kind: 'PICTURES', epoch: 1, step: 3, picture: 'a' }, { kind: 'PICTURES', epoch: 1, step: 9, picture: 'b' },
      { kind: 'PICTURES', epoch: 1, step: 0, picture: 'c' }, { kind: 'PICTURES', epoch: 2, step: 5, picture: 'd' }, { kind: 'PICTURES', epoch: 2, step: 9, picture: 'e' },
      { kind: 'PICTURES', epoch: 2, step: 0, picture: 'f' });
    expect(story.frames.map(({ picture }) => picture)).toEqual(['a', 'b', 'c', 'f']);
  });
});
