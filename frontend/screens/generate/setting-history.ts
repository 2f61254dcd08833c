/** What was set before, to go back to and forth again. */

/** So far one can go back. */
const LONGEST = 100;

export class SettingHistory<Setting> {
  private past: Setting[] = [];
  private future: Setting[] = [];
  private sliding = false;

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  /**
   * Something else is set.
   *
   * @param before what was set until now
   * @param sliding whether this is one of many steps of one movement, which counts as one change
   */
  leave(before: Setting, sliding = false): void {
    if (!(sliding && this.sliding)) this.past = [...this.past, before].slice(-LONGEST);
    this.future = [];
    this.sliding = sliding;
  }

  /** The movement is over. */
  rest(): void {
    this.sliding = false;
  }

  undo(now: Setting): Setting | null {
    return this.move(this.past, this.future, now);
  }

  redo(now: Setting): Setting | null {
    return this.move(this.future, this.past, now);
  }

  private move(from: Setting[], to: Setting[], now: Setting): Setting | null {
    const setting = from.pop();
    if (setting === undefined) return null;
    to.push(now);
    this.sliding = false;
    return setting;
  }
}
