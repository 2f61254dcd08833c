import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { QuestionLine, costOf, transferMillis } from './question-line.js';

const timing = { device: 'CPU', batchSize: 1, queueMillis: 2, inferenceMillis: 3 };

describe('a line of questions', () => {
  let asked: [frame: number, question: string][];
  let answers: [question: string, results: readonly string[], final: boolean][];
  let line: QuestionLine<string, string>;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    asked = [];
    answers = [];
    line = new QuestionLine(() => {}, (frame, question) => {
      asked.push([frame, question]);
      return Promise.resolve();
    }, { onAnswer: (...answer) => answers.push(answer) });
  });

  afterEach(() => {
    line.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('keeps the newest results with the question that they answer', () => {
    line.ask('a');
    line.receive({ frame: 1, results: ['A'], retry: false });
    expect([line.result, line.answered, line.settled, line.late]).toEqual(['A', 'a', true, false]);
    expect(answers).toEqual([['a', ['A'], true]]);
  });

  it('keeps what is shown when a question is refused, and says why', () => {
    line.ask('a');
    line.receive({ frame: 1, results: ['A'], retry: false });
    line.ask('b');
    line.receive({ frame: 2, results: [], problem: 'No.', retry: false });
    expect([line.result, line.answered, line.problem, line.late, line.settled]).toEqual(['A', 'a', 'No.', true, true]);
  });

  it('asks again by itself where the server is busy', () => {
    line.ask('a');
    line.receive({ frame: 1, results: [], problem: 'Busy.', retry: true });
    expect(answers).toEqual([['a', [], false]]);
    vi.advanceTimersByTime(500);
    expect(asked).toEqual([[1, 'a'], [2, 'a']]);
    line.receive({ frame: 2, results: ['A'], retry: false });
    expect([line.result, line.problem]).toEqual(['A', '']);
  });

  it('tells of an answer once', () => {
    line.ask('a');
    line.receive({ frame: 1, results: ['A'], retry: false });
    line.receive({ frame: 1, results: ['A'], retry: false });
    expect(answers).toHaveLength(1);
  });

  it('asks the newest question once more after its element was moved, unless it was answered', () => {
    ['a', 'b', 'c'].forEach((question) => line.ask(question));
    line.stop();
    line.resume();
    expect(asked.at(-1)).toEqual([2, 'c']);
    line.receive({ frame: 2, results: ['C'], retry: false });
    line.stop();
    line.resume();
    expect(asked).toHaveLength(2);
  });

  it('says that a question did not get there and asks it again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    let failing = true;
    line = new QuestionLine(() => {}, (frame, question) => {
      if (failing) throw new Error('no way out');
      asked.push([frame, question]);
      return Promise.resolve();
    });
    line.ask('a');
    await vi.advanceTimersByTimeAsync(0);
    expect(line.problem).toMatch(/did not take this and is asked again/);
    failing = false;
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual([[2, 'a']]);
  });
});

describe('what an answer cost', () => {
  it('is what all models took, one after the other', () => {
    expect(costOf([{ timing }, { timing }])).toEqual({ ...timing, queueMillis: 4, inferenceMillis: 6 });
    expect(costOf([])).toBeNull();
  });

  it('is transfer for the rest of the time', () => {
    expect(transferMillis({ results: [{ timing }], roundTripMillis: 12 })).toBe(7);
    expect(transferMillis({ results: [], roundTripMillis: 12 })).toBe(0);
  });
});
