import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameLoop, type Wait } from './frame-loop.js';

describe('the conversation with the server', () => {
  let asked: [name: string, frame: number][];
  let waits: Wait[];
  let loop: FrameLoop;
  const ask = (name: string) => loop.request((frame) => asked.push([name, frame]));

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    asked = [];
    waits = [];
    loop = new FrameLoop((wait) => waits.push(wait));
  });

  afterEach(() => {
    loop.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('has one question in flight, and then asks only the newest of those that waited', () => {
    ['a', 'b', 'c'].forEach(ask);
    expect(asked).toEqual([['a', 1]]);
    expect(loop.answered(1)).not.toBeNull();
    expect(asked).toEqual([['a', 1], ['c', 2]]);
    loop.answered(2);
    expect(loop.settled).toBe(true);
  });

  it('never shows an answer that is older than the one shown', () => {
    ask('a');
    vi.advanceTimersByTime(3000); // lost, and asked again
    expect(asked).toEqual([['a', 1], ['a', 2]]);
    expect(loop.answered(2)).not.toBeNull();
    expect(loop.answered(1)).toBeNull();
  });

  it('tells how long a question took that was asked twice, whichever is answered, and takes one answer to it', () => {
    ask('a');
    vi.advanceTimersByTime(4000);
    expect(loop.answered(1)).toEqual({ roundTripMillis: 4000 });
    expect(loop.answered(2)).toBeNull();
    ask('b');
    vi.advanceTimersByTime(3500);
    expect(loop.answered(4)).toEqual({ roundTripMillis: 3500 });
  });

  it('asks a question that found no answer ever more slowly', () => {
    ask('a');
    for (const pause of [3000, 6000, 12_000, 24_000, 30_000, 30_000]) {
      const before = asked.length;
      vi.advanceTimersByTime(pause - 1);
      expect(asked).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(asked).toHaveLength(before + 1);
    }
  });

  it('shows nothing of what was forgotten', () => {
    ask('a');
    loop.forget();
    expect(loop.answered(1)).toBeNull();
    expect(loop.settled).toBe(true);
  });

  it('asks nothing while there is no connection, and at once when it is back', () => {
    ask('a');
    loop.connection(false);
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(1);
    loop.connection(true);
    expect(asked).toHaveLength(2);
  });

  it('tells that it is late, and how late', () => {
    ask('a');
    vi.advanceTimersByTime(99);
    expect(waits).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(waits).toEqual(['late']);
    vi.advanceTimersByTime(900);
    expect(waits).toEqual(['late', 'long']);
    loop.answered(1);
    expect(waits.at(-1)).toBe('idle');
  });
});
