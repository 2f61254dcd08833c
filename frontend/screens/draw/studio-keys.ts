/** The screen's shortcuts: which command a key means. */

export type Command = 'undo' | 'redo' | 'clear' | 'erase' | 'thinner' | 'thicker' | 'normalise' | 'compare' | 'inside' | 'copy' | 'keys';

const PLAIN: Record<string, Command> = {
  '[': 'thinner', ']': 'thicker', e: 'erase', Backspace: 'clear', n: 'normalise', m: 'compare', i: 'inside', '?': 'keys',
};

export function commandOf(event: KeyboardEvent): Command | null {
  // the element under the pointer or focus, also inside elements
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox') return null;
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement || event.altKey) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    if (key === 'y') return 'redo';
    return key === 'c' && getSelection()?.isCollapsed !== false ? 'copy' : null;
  }
  return PLAIN[key] ?? null;
}
