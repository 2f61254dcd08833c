import { describe, expect, it } from 'vitest';
import type { StackedPage } from './clean-contract.js';
import { moved, updated, wayThrough, withAgain, without } from './page-order.js';

const page = (number: number, inkRemoved = 0): StackedPage => ({ page: number, file: 'book.tif', pageOfFile: number, done: true, edited: false, version: '', wordsKept: null,
  finding: { inkRemoved, doubtful: inkRemoved >= 0.05, blank: false } });

describe('the way through a stack', () => {
  it('follows the order and ends with what is left out', () => {
    expect(wayThrough([page(1), page(2), page(3)], [3, 1], false)).toEqual([3, 1, 2]);
  });

  it('begins with the most doubtful where that is wanted, and otherwise stays', () => {
    expect(wayThrough([page(1), page(2, 0.1), page(3), page(4, 0.4)], [3, 2, 1, 4], true)).toEqual([4, 2, 3, 1]);
  });

  it('doubts a page that lost words, too', () => {
    expect(wayThrough([page(1), { ...page(2), wordsKept: 0.97 }, { ...page(3), wordsKept: 0.5 }, page(4, 0.2)], [1, 2, 3, 4], true)).toEqual([3, 4, 1, 2]);
  });

  it('takes pages that are not clean yet as they come', () => {
    expect(wayThrough([{ ...page(1), finding: null }, page(2, 0.2)], [1, 2], true)).toEqual([2, 1]);
  });
});

describe('the order of a stack', () => {
  it('loses pages, but never all', () => {
    expect(without([1, 2, 3], [2])).toEqual([1, 3]);
    expect(without([2], [2])).toEqual([2]);
  });

  it('gets a page back where it was among the others', () => {
    expect(withAgain([1, 3], 2, [1, 2, 3])).toEqual([1, 2, 3]);
    expect(withAgain([1, 2], 3, [1, 2, 3])).toEqual([1, 2, 3]);
    expect(withAgain([3, 1], 2, [1, 2, 3])).toEqual([2, 3, 1]);
    expect(withAgain([1, -1, 3], -2, [1, -1, -2, 2, 3])).toEqual([1, -1, -2, 3]);
  });

  it('knows both halves of a page that was split, and forgets them when it was joined', () => {
    const halves = updated([page(1), page(2), page(3)], { all: false, pages: [page(-2), page(2)] });
    expect(halves.map((each) => each.page)).toEqual([1, -2, 2, 3]);
    expect(updated(halves, { all: true, pages: [page(1), page(2), page(3)] })).toHaveLength(3);
  });

  it('moves a page by one place and not past its ends', () => {
    expect(moved([1, 2, 3], 2, -1)).toEqual([2, 1, 3]);
    expect(moved([1, 2, 3], 2, 1)).toEqual([1, 3, 2]);
    expect(moved([1, 2, 3], 1, -1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 9, 1)).toEqual([1, 2, 3]);
  });
});
