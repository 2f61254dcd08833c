/** Layout of `lessons-studio`: all chapters; or a step, its words on the left and its screen on the right, on a phone below. */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; }
  h1 { font-size: 1.5rem; line-height: 32px; margin: 8px 0 0; letter-spacing: -.01em; text-wrap: balance; }
  .lead { color: var(--quiet); margin: 0 0 24px; max-width: 68ch; }
  a { color: var(--accent); text-decoration: none; border-radius: 4px; }
  a:hover { text-decoration: underline; }
  p { text-wrap: pretty; }
  ${spokenOnly}

  .chapters { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); gap: 32px 48px; max-width: 1200px; }
  .chapters h2 { font-size: 1.0625rem; line-height: 24px; margin: 0; color: var(--ink); }
  .chapters .about { color: var(--quiet); font-size: .9375rem; line-height: 24px; }
  .about p { margin: 4px 0 8px; }
  .chapters ol { list-style: none; margin: 0; padding: 0; }
  .chapters ol a { display: flex; gap: 8px; align-items: center; min-height: 36px; }
  .foot { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; margin-top: 32px; font-size: .875rem; color: var(--quiet); }
  .foot a { min-height: 32px; display: inline-flex; align-items: center; }

  .tick { flex: none; width: 18px; height: 18px; border-radius: 50%; box-sizing: border-box; border: 1.5px solid var(--track); display: inline-grid; place-content: center; }
  .tick.done { background: var(--ok); border-color: var(--ok); }
  .tick svg { width: 12px; height: 12px; stroke: #fff; stroke-width: 3.5; opacity: 0; }
  .tick.done svg { opacity: 1; }

  .step { display: grid; grid-template-columns: minmax(264px, 336px) minmax(0, 1fr); grid-template-rows: auto auto 1fr; gap: 0 32px; align-items: start; }
  .words, .task, .after { grid-column: 1; }
  live-screen { grid-area: 1 / 2 / 4; min-width: 0; }
  .words { font-size: 1rem; line-height: 26px; }
  .words p, .then p { margin: 12px 0; }
  .words h1 { font-size: 1.375rem; line-height: 30px; margin: 4px 0 0; }
  .where { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; font-size: .875rem; line-height: 20px; color: var(--quiet); min-height: 40px; }
  .places { display: flex; gap: 4px; flex-basis: 100%; margin-inline-start: -5px; }
  .places a { min-width: 28px; min-height: 28px; display: inline-grid; place-content: center; border-radius: 50%; }
  .places a[aria-current] { box-shadow: inset 0 0 0 1.5px var(--accent); }
  .task { display: flex; gap: 12px; padding: 12px 16px; border-radius: 8px; background: var(--surface); box-shadow: 0 0 0 1px var(--line); position: sticky; top: 8px; z-index: 1; }
  .task.solved { box-shadow: 0 0 0 1.5px var(--ok); }
  .task p { margin: 0; font-size: 1rem; line-height: 24px; font-weight: 500; }
  .task .tick { width: 24px; height: 24px; margin-top: 0; }
  .task .tick svg { width: 16px; height: 16px; }
  .then { font-size: 1rem; line-height: 26px; }
  .moves { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin: 16px 0; }
  .moves a, .moves button { font-size: .9375rem; min-height: 40px; display: inline-flex; align-items: center; }
  .moves .next { padding: 0 16px; border-radius: 6px; background: var(--accent); color: var(--on-accent); font-weight: 600; }
  .moves .next:hover { text-decoration: none; background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
  .more { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: .8125rem; line-height: 20px; }
  .more a, .more button { min-height: 28px; display: inline-flex; align-items: center; }
  .more button { font: inherit; color: var(--accent); background: none; border: 0; padding: 0; cursor: pointer; border-radius: 4px; }
  .more button:hover { text-decoration: underline; background: none; }

  @media (max-width: 900px) {
    .step { display: flex; flex-direction: column; align-items: stretch; gap: 12px; }
    .words p { margin: 8px 0; }
    .task { padding: 8px 12px; }
    live-screen { margin: 0 -12px; }
    .chapters { gap: 24px; }
  }
`;
