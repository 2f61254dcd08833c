/** Layouts of `figures-studio` and of its figures. */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; }
  .tabs { display: flex; gap: 8px; border-bottom: 1px solid var(--line); margin-bottom: 16px; }
  .tabs button, .tabs button[aria-selected] { border: 0; border-radius: 0; min-height: 40px; padding: 0 12px; color: var(--quiet); white-space: nowrap; }
  .tabs button[aria-selected='true'] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px var(--accent); }
  .tabs[hidden] { display: none; }
  .tabs .short { display: none; }
  .tabs button:focus-visible { outline-offset: -3px; }
  .files { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
  .files a, .files .none { display: inline-flex; align-items: center; min-height: 32px; padding: 0 12px; border: 1px solid var(--line); border-radius: 6px; font-size: .875rem;
    color: var(--ink); text-decoration: none; }
  .files a:hover { border-color: var(--quiet); background: var(--hover); }
  .files .none { color: var(--faint); }
  .empty { display: grid; place-content: center; min-height: 320px; padding: 16px; margin: 0; text-align: center; color: var(--quiet); font-size: .9375rem;
    text-wrap: balance; border-radius: var(--corner); box-shadow: inset 0 0 0 1px var(--line); }
  studio-notices { position: sticky; bottom: 8px; z-index: 1; }
  ${spokenOnly}

  @media (max-width: 700px) {
    .tabs { gap: 0; justify-content: space-between; }
    .tabs button, .tabs button[aria-selected] { padding: 0 5px; font-size: .8125rem; }
    .tabs .name { display: none; }
    .tabs .short { display: inline; }
    studio-notices { bottom: calc(var(--bar) + 8px); }
  }
`;

/** The plot on the left, what it shows beside it, the caption below; above each other on a phone, and where the plot is wide. */
export const figureLayout = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr) 216px; gap: 16px 32px; align-items: start; }
  :host([wide]) { grid-template-columns: minmax(0, 1fr); }
  .plot { min-width: 0; grid-column: 1; transition: opacity .15s; }
  :host([late]) .plot { opacity: .45; }
  .side { display: flex; flex-direction: column; gap: 16px; min-width: 0; }
  :host([wide]) .side { flex-direction: row; flex-wrap: wrap; gap: 12px 32px; align-items: start; }
  .group { display: grid; gap: 8px; font-size: .8125rem; color: var(--quiet); min-width: 0; }
  .group > span { font-weight: 600; }
  .caption { grid-column: 1; max-width: 88ch; margin: 0; font-size: .9375rem; line-height: 24px; text-wrap: pretty; }
  @media (max-width: 900px) {
    :host { grid-template-columns: minmax(0, 1fr); }
  }
  @media (prefers-reduced-motion: reduce) { .plot { transition: none; } }
`;
