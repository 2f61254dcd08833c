/** A drawing and its history: values, so that undo and redo are a matter of keeping the old ones. */
import type { Ground } from './ink.js';
import type { Stroke } from './strokes.js';

export interface Drawing {
  readonly strokes: readonly Stroke[];
  /** The picture under the strokes: one that the visitor brought, or a sample. */
  readonly ground: Ground | null;
}

export const BLANK: Drawing = { strokes: [], ground: null };

/** Deep enough for a long session, small enough that the pictures in it do not fill the memory. */
const DEEPEST = 200;

export class History {
  private past: Drawing[] = [];
  private future: Drawing[] = [];

  constructor(private present: Drawing = BLANK) {}

  get drawing(): Drawing {
    return this.present;
  }

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  change(next: Drawing): void {
    this.past = [...this.past.slice(1 - DEEPEST), this.present];
    this.future = [];
    this.present = next;
  }

  /** Puts another drawing in the place of this one without a step to undo. */
  amend(next: Drawing): void {
    this.present = next;
  }

  undo(): boolean {
    const previous = this.past.pop();
    if (!previous) return false;
    this.future.push(this.present);
    this.present = previous;
    return true;
  }

  redo(): boolean {
    const next = this.future.pop();
    if (!next) return false;
    this.past.push(this.present);
    this.present = next;
    return true;
  }
}
