import { describe, expect, it } from 'vitest';
import { DrawSteps } from './draw-steps.js';

const look = (modelId: string, ...edited: number[]) => ({ modelId, edited: edited.length ? edited : null });

describe('the way back', () => {
  it('goes through strokes, moved numbers and models in their order, and forth again', () => {
    const steps = new DrawSteps();
    steps.leave(look('vae'), true);
    steps.leave(look('vae'), false, true);
    steps.leave(look('vae', 1), false, true); // the same slider, farther
    steps.rest();
    steps.leave(look('vae', 2), false);
    expect(steps.undo(look('tiny'))).toEqual({ ...look('vae', 2), ink: false });
    expect(steps.undo(look('vae', 2))).toEqual({ ...look('vae'), ink: false });
    expect(steps.undo(look('vae'))).toEqual({ ...look('vae'), ink: true });
    expect(steps.undo(look('vae'))).toBeNull();
    expect(steps.redo(look('vae'))).toEqual({ ...look('vae'), ink: true });
    expect(steps.redo(look('vae'))).toEqual({ ...look('vae', 2), ink: false });
    expect(steps.redo(look('vae', 2))).toEqual({ ...look('tiny'), ink: false });
  });

  it('forgets what was undone once something else is done', () => {
    const steps = new DrawSteps();
    steps.leave(look('vae'), true);
    steps.undo(look('vae'));
    steps.leave(look('vae'), false);
    expect([steps.undoable, steps.redoable]).toEqual([true, false]);
  });
});
