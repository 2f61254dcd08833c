/**
 * One way back for all that is done on the Draw screen: strokes, moved numbers, another model. The pad keeps its own drawings; a step
 * tells whether it is one of those.
 */

/** What is shown of a drawing. */
export interface Look {
  readonly modelId: string;
  /** The latent as the visitor moved it, or null. */
  readonly edited: readonly number[] | null;
}

export interface Step extends Look {
  /** Whether the pad goes a step too. */
  readonly ink: boolean;
}

/** As far as the pad goes back. */
const LONGEST = 200;

export class DrawSteps {
  private past: Step[] = [];
  private future: Step[] = [];
  private sliding = false;

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  /**
   * Something else is done.
   *
   * @param ink     whether on the pad
   * @param sliding whether this is one of many moves of one slider, which count as one
   */
  leave(before: Look, ink: boolean, sliding = false): void {
    if (!(sliding && this.sliding)) this.past = [...this.past, { ...before, ink }].slice(-LONGEST);
    this.future = [];
    this.sliding = sliding;
  }

  /** The slider rests. */
  rest(): void {
    this.sliding = false;
  }

  undo(now: Look): Step | null {
    return this.move(this.past, this.future, now);
  }

  redo(now: Look): Step | null {
    return this.move(this.future, this.past, now);
  }

  private move(from: Step[], to: Step[], now: Look): Step | null {
    const step = from.pop();
    if (!step) return null;
    to.push({ ...now, ink: step.ink });
    this.sliding = false;
    return step;
  }
}
