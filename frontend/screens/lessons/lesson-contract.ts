/** What the server tells of the lessons; the Java twins live in `latentstudio.lessons`. */

export interface Step {
  id: string;
  /** The address of the screen that it begins with, relative to the studio's. */
  screen: string;
  /** Plain text. */
  title: string;
  /** HTML of the studio's own files. */
  text: string;
  task: string;
  then: string;
}

export interface Chapter {
  id: string;
  title: string;
  /** HTML. */
  lead: string;
  steps: Step[];
}

/** The name of a step, which is its address below `lessons/` too. */
export function nameOf(chapter: Chapter, step: Step): string {
  return `${chapter.id}/${step.id}`;
}
