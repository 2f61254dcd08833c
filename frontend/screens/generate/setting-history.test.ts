import { expect, it } from 'vitest';
import { SettingHistory } from './setting-history.js';

it('goes back and forth', () => {
  const history = new SettingHistory<number>();
  history.leave(1);
  history.leave(2);
  expect(history.undo(3)).toBe(2);
  expect(history.undo(2)).toBe(1);
  expect(history.undo(1)).toBeNull();
  expect(history.redo(1)).toBe(2);
  expect(history.redoable).toBe(true);
  history.leave(2);
  expect(history.redoable).toBe(false);
});

it('takes the steps of one movement for one change', () => {
  const history = new SettingHistory<number>();
  for (const step of [1, 2, 3]) history.leave(step, true);
  history.rest();
  history.leave(4, true);
  expect(history.undo(5)).toBe(4);
  expect(history.undo(4)).toBe(1);
  expect(history.undoable).toBe(false);
});
