import { beforeEach, expect, it, vi } from 'vitest';
import type { GeometryOptions, ScanStatus } from './clean-contract.js';
import { ScanWork } from './scan-work.js';

const asItLies: GeometryOptions = { straighten: false, crop: false, edges: false, turn: 0, upright: false, split: 'NONE' };
const wish = { keepPaper: false, despeckle: false, geometry: asItLies, text: null };
const status = (id: string): ScanStatus => ({ id, state: 'RUNNING', model: 'scans', files: [{ name: 'a.pdf', pages: 3 }], done: 1, pages: 3, again: [], problems: [], ...wish });
const server = { watch: vi.fn(async () => {}), show: vi.fn(async () => {}), stop: vi.fn(async () => {}), goOn: vi.fn(async () => {}), delete: vi.fn(async () => {}),
  redo: vi.fn(async () => ''), example: vi.fn(async () => ''), edit: vi.fn(async () => {}), strengthOfAll: vi.fn(async () => {}), arrange: vi.fn(async () => {}), sizes: vi.fn(async () => {}),
  lay: vi.fn(async () => {}), split: vi.fn(async () => {}), corners: vi.fn(async () => {}) };
let address: URL;
let work: ScanWork;

beforeEach(() => {
  vi.clearAllMocks();
  address = new URL('http://studio/clean/scans?scan=one');
  vi.stubGlobal('window', {});
  vi.stubGlobal('location', { get search() { return address.search; }, get href() { return address.href; } });
  const go = (_: unknown, __: string, to: URL) => { address = new URL(to); };
  vi.stubGlobal('history', { state: null, replaceState: go, pushState: go });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
  const host = { addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) };
  work = new ScanWork(host, () => ({ modelId: 'scans', wish, limit: 1e6, scanLimit: 1e7, way: [1, 2, 3], server }), () => {});
  work.hostConnected();
});

const told = (id: string): void => {
  if (work.follows(id)) work.receiveStatus(status(id));
};

it('follows the scan of the address', () => {
  told('one');
  expect(work.status?.id).toBe('one');
});

it('does not go back to a scan that was deleted, though news of it was on its way', () => {
  told('one');
  work.delete();
  told('one');
  expect(work.status).toBeNull();
  expect(address.search).toBe('');
  expect(server.delete).toHaveBeenCalledOnce();
  expect(work.follows('')).toBe(true);
});

const page = (number: number, done: boolean) => ({ page: number, file: 'a.pdf', pageOfFile: number, done, finding: null, edited: false, version: '' });
const opened = (number: number) => ({ page: number, width: 10, height: 10, shownWidth: 10, shownHeight: 10, picture: '', edit: { strength: 1, strokes: [] }, geometry: asItLies });

it('puts pages that become clean among those it knows, and forgets them with the scan', () => {
  told('one');
  work.receiveStack({ all: true, pages: [page(1, true), page(2, false), page(3, false)], order: [1, 2, 3] });
  work.receiveStack({ all: false, pages: [page(2, true)], order: [1, 2, 3] });
  expect(work.pages.map(({ done }) => done)).toEqual([true, true, false]);
  told('two');
  expect(work.pages).toEqual([]);
});

it('names the page that comes next when it turns to one', () => {
  told('one');
  work.show(2);
  expect(server.show).toHaveBeenCalledWith(2, 3, false);
  work.show(3);
  expect(server.show).toHaveBeenCalledWith(3, 0, false);
});

it('keeps no change of a page that is not here yet', () => {
  told('one');
  work.opened = opened(1);
  work.leaveAsItWas(true);
  expect(server.edit).toHaveBeenCalledWith(1, 0, []);
  work.show(2);
  work.leaveAsItWas(true);
  expect(server.edit).toHaveBeenCalledOnce();
});

it('has only a page that is here lie in another way', () => {
  told('one');
  work.lay({ ...asItLies, turn: 90 });
  expect(server.lay).not.toHaveBeenCalled();
  work.opened = opened(1);
  work.lay({ ...asItLies, turn: 90 });
  expect(server.lay).toHaveBeenCalledWith(1, { ...asItLies, turn: 90 });
  expect(work.geometry?.turn).toBe(90); // the next turn goes on from there
});

it('forgets the corners of a page that is left, and those of another', () => {
  const corners = { page: 1, width: 10, height: 10, picture: '', corners: null };
  told('one');
  work.receiveCorners(corners);
  expect(work.corners).toBe(corners);
  work.show(2);
  expect(work.corners).toBeNull();
  work.receiveCorners(corners);
  expect(work.corners).toBeNull();
});

it('goes to the page when the half that is looked at was joined with the other', () => {
  told('one');
  work.receiveStack({ all: true, pages: [page(1, true), page(2, true), page(-2, true), page(3, true)], order: [1, 2, -2, 3] });
  work.show(-2);
  expect(work.page).toBe(-2);
  work.receiveStack({ all: true, pages: [page(1, true), page(2, true), page(3, true)], order: [1, 2, 3] });
  expect(work.page).toBe(2);
});

it('asks again how large the pages are when one was cleaned again', () => {
  told('one');
  work.askForSizes();
  work.askForSizes();
  expect(server.sizes).toHaveBeenCalledOnce();
  told('one'); // it is not done any more
  work.askForSizes();
  expect(server.sizes).toHaveBeenCalledTimes(2);
});

it('asks again for sizes that could not be told only when it is told to', () => {
  told('one');
  work.askForSizes();
  work.failSizes('not now');
  expect(work.sizesProblem).toBe('not now');
  work.askForSizes();
  expect(work.sizesProblem).toBe('');
  expect(server.sizes).toHaveBeenCalledTimes(2);
});

it('keeps the order that the visitor just chose, whatever is on its way', async () => {
  told('one');
  work.receiveStack({ all: true, pages: [page(1, true), page(2, true), page(3, false)], order: [1, 2, 3] });
  work.arrange([2, 1, 3]);
  expect(work.saved).toBe(false);
  work.receiveStack({ all: false, pages: [page(3, true)], order: [1, 2, 3] });
  expect(work.order).toEqual([2, 1, 3]);
  await vi.waitFor(() => expect(work.saved).toBe(true));
  expect(server.arrange).toHaveBeenCalledWith([2, 1, 3]);
});

it('follows a scan that it did not know', () => {
  told('one');
  told('two');
  expect(work.status?.id).toBe('two');
  told('one');
  expect(work.status?.id).toBe('two');
});

it('returns to a scan that it had left when the visitor does', () => {
  told('one');
  told('two');
  work.readAddress();
  told('one');
  expect(work.status?.id).toBe('one');
  expect(server.watch).toHaveBeenCalledWith('one');
});
