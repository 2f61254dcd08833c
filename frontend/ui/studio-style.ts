/** Styles that several elements share; colours and measures come from studio.css as custom properties. */
import { css } from 'lit';

export const focusRing = css`
  :focus { outline: none; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

export const controls = css`
  button, .button { font: inherit; font-size: .875rem; color: var(--ink); background: none; border: 1px solid var(--line);
    border-radius: 6px; min-height: 32px; padding: 0 12px; cursor: pointer; display: inline-flex; align-items: center;
    justify-content: center; gap: 6px; transition: background-color .12s, border-color .12s; }
  button:hover:not(:disabled) { border-color: var(--quiet); background: var(--hover); }
  button:active:not(:disabled) { background: var(--line); }
  button:disabled { color: var(--faint); cursor: default; }
  button[aria-pressed='true'], button[aria-pressed='true']:hover:not(:disabled) { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  button.plain { border-color: transparent; padding: 0 8px; }
  select { font: inherit; font-size: .9375rem; color: var(--ink); background: var(--surface); border: 1px solid var(--line);
    border-radius: 6px; min-height: 36px; padding: 0 8px; max-width: 100%; }
  svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round;
    stroke-linejoin: round; flex: none; }
  label.switch { display: inline-flex; align-items: center; gap: 8px; min-height: 32px; cursor: pointer; font-size: .875rem; }
  label.switch input { appearance: none; width: 32px; height: 18px; border-radius: 9px; background: var(--track); margin: 0;
    position: relative; flex: none; cursor: pointer; transition: background-color .12s; }
  label.switch input::before { content: ''; position: absolute; inset: 2px auto 2px 2px; width: 14px; border-radius: 50%;
    background: #fff; transition: translate .12s; box-shadow: 0 1px 2px rgb(0 0 0 / .3); }
  label.switch input:checked { background: var(--accent); }
  label.switch input:checked::before { translate: 14px 0; }
  @media (prefers-reduced-motion: reduce) { *, *::before { transition: none !important; } }
  @media (forced-colors: active) { label.switch input { appearance: auto; } }
`;

export const headings = css`
  h2, h3 { font-size: .8125rem; font-weight: 600; margin: 0; color: var(--quiet); letter-spacing: 0; line-height: 24px; }
`;

/** Words that are only heard. */
export const spokenOnly = css`
  .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
`;

/** A dialog to work in, with the button that ends it at its lower right. */
export const workDialog = css`
  dialog { border: 1px solid var(--line); border-radius: 12px; background: var(--ground); color: var(--ink); padding: 16px; box-sizing: border-box; }
  dialog::backdrop { background: rgb(0 0 0 / .45); }
  dialog h2 { font-size: 1rem; line-height: 32px; margin: 0; }
  dialog .done { margin-inline-start: auto; background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  dialog .done:hover:not(:disabled), dialog .done:active:not(:disabled) { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
`;

/** The row above a screen: which model, and what it cost. */
export const topBar = css`
  .drawn-note { margin: 8px 0 0; font-size: .8125rem; color: var(--quiet); max-width: 90ch; }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; min-height: 40px; margin-bottom: 8px; }
  .top studio-badge { margin-inline-start: auto; }
  .back { color: var(--accent); font-size: .9375rem; text-decoration: none; min-height: 32px; display: inline-flex; align-items: center; }
  .back:hover { text-decoration: underline; }
  .model { display: flex; align-items: center; gap: 8px; font-size: .875rem; color: var(--quiet); min-width: 0; }
  .model select { width: 224px; }
  @media (max-width: 700px) {
    .top { gap: 4px 16px; }
    .model span { display: none; }
    .model { flex: 1; }
    .model select { width: 100%; }
  }
`;
