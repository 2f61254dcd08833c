/// <reference types="vite/types/importMeta.d.ts" />
/**
 * The texts on the screens, in the language of the page. It is there before any element is: a module that imports this one waits
 * until it is loaded.
 *
 * A language is a folder beside `en`, named by its code, whose `words.ts` exports `words` as `Words`; only English is loaded with
 * the elements, another only where the page speaks it.
 */
import { type Words, words as english } from './en/words.js';

export type { Words };

const OTHERS = import.meta.glob<Words>(['./*/words.ts', '!./en/words.ts'], { import: 'words' });

/** The codes of all languages, English first. */
export const languages: readonly string[] = ['en', ...Object.keys(OTHERS).map((file) => file.split('/')[1]!)];

/** The code of the page's language, which the server chose. There is no page where the tests of modules run. */
export const language = languages.find((code) => code === globalThis.document?.documentElement.lang) ?? 'en';

export const words: Words = (await OTHERS[`./${language}/words.ts`]?.()) ?? english;

/** A button's title as it is spoken: without its keys, which stand in brackets. */
export function withoutKeys(title: string): string {
  return title.replace(/ \(.*/, '');
}
