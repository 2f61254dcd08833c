/**
 * The texts on the screens, in the language of the page. Elements read them when they render, never when a module loads.
 *
 * A language is a folder beside `en` whose object satisfies `Words`; to speak it, it is put in the place of `words` before the
 * first element renders.
 */
import { type Words, en } from './en/words.js';

export type { Words };

export let words: Words = en;

/** A button's title as it is spoken: without its keys, which stand in brackets. */
export function withoutKeys(title: string): string {
  return title.replace(/ \(.*/, '');
}
