/** Which steps were done in this browser; where it keeps nothing, for as long as the page is open. */

const KEY = 'latent-studio.lessons';

export class LessonProgress {
  private done: ReadonlySet<string> = read();

  /** @param name of a step */
  has(name: string): boolean {
    return this.done.has(name);
  }

  add(name: string): void {
    // another tab may have done others meanwhile
    this.keep(new Set([...this.done, ...read(), name]));
  }

  clear(): void {
    this.keep(new Set());
  }

  private keep(done: ReadonlySet<string>): void {
    this.done = done;
    try {
      localStorage.setItem(KEY, JSON.stringify([...done]));
    } catch {
      // the browser keeps nothing
    }
  }
}

function read(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []);
  } catch {
    return new Set();
  }
}
