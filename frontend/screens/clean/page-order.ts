/** Which pages of a stack are taken home, in which order, and the way through them. Pages are counted from 1. */
import type { Stack, StackedPage } from './clean-contract.js';

const MANY_WORDS = 0.05;

/** All pages as they are looked through: those that are taken home in their order, then those that are left out. */
export function wayThrough(pages: readonly StackedPage[], order: readonly number[], doubtfulFirst: boolean): number[] {
  const left = pages.map(({ page }) => page).filter((page) => !order.includes(page));
  const way = [...order, ...left];
  if (!doubtfulFirst) return way;
  const doubts = new Map(pages.map((page) => [page.page, doubtOf(page)]));
  return way.sort((a, b) => doubts.get(b)! - doubts.get(a)!); // those without a doubt stay as they are
}

/** How much of a page may be lost, its ink or its words, 0 to 1; 0 where that is too little to be looked at. */
export function doubtOf({ finding, wordsKept }: StackedPage): number {
  return Math.max(finding?.doubtful ? finding.inkRemoved : 0, wordsLost(wordsKept));
}

export function wordsLost(wordsKept: number | null | undefined): number {
  const lost = 1 - (wordsKept ?? 1);
  return lost >= MANY_WORDS ? lost : 0;
}

/** Without some pages; the same order where none would be left. */
export function without(order: readonly number[], pages: readonly number[]): readonly number[] {
  const rest = order.filter((page) => !pages.includes(page));
  return rest.length > 0 ? rest : order;
}

/**
 * With a page that was left out, before the first that came after it.
 *
 * @param all pages as they came
 */
export function withAgain(order: readonly number[], page: number, all: readonly number[]): number[] {
  const came = all.indexOf(page);
  const at = order.findIndex((other) => all.indexOf(other) > came);
  return at < 0 ? [...order, page] : [...order.slice(0, at), page, ...order.slice(at)];
}

/** With a page one place earlier or later, where there is one. */
export function moved(order: readonly number[], page: number, by: -1 | 1): readonly number[] {
  const at = order.indexOf(page);
  const to = at + by;
  if (at < 0 || to < 0 || to >= order.length) return order;
  const next = [...order];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** The pages that are known with those that news tells of, as they came: a page that was split is told of as its halves. */
export function updated(known: readonly StackedPage[], { all, pages }: Pick<Stack, 'all' | 'pages'>): readonly StackedPage[] {
  if (all) return pages;
  const told = new Set(pages.map(({ page }) => Math.abs(page)));
  return [...known.filter(({ page }) => !told.has(Math.abs(page))), ...pages].sort((a, b) => Math.abs(a.page) - Math.abs(b.page));
}
