/** Layout of `clean-studio`: the page on the left, what can be done with it on the right; on a phone below. */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; }
  .bench { display: grid; grid-template-columns: minmax(0, 1fr) 280px; gap: 0 32px; align-items: start; }
  page-compare, page-corners { height: max(320px, calc(100dvh - 136px)); }
  page-compare[hidden] { display: none; }
  .aside { display: flex; flex-direction: column; gap: 24px; }
  .about h2 { font-size: .9375rem; color: var(--ink); overflow-wrap: anywhere; }
  .about p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); font-variant-numeric: tabular-nums; }
  .about a { color: inherit; }
  .lab { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); }
  .lab a { color: var(--accent); }
  .about:empty { display: none; }
  .now { min-height: 52px; }
  .now p { margin: 0 0 8px; font-size: .875rem; }
  /* the page stays in sight while what can be done with it is scrolled through */
  .view { position: sticky; top: 8px; }
  .shown { position: relative; }
  .stacked :is(page-compare, page-corners) { height: max(320px, calc(100dvh - 136px - 188px)); }
  .late { opacity: .55; }
  studio-notices { position: absolute; inset: auto 8px 48px; z-index: 1; }
  ${spokenOnly}
  :host([dropping]) .view { outline: 2px dashed var(--accent); outline-offset: 4px; border-radius: var(--corner); }

  @media (max-width: 900px) {
    .bench { grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .view { position: static; }
    :is(page-compare, page-corners), .stacked :is(page-compare, page-corners) { height: clamp(280px, 60dvh, 640px); }
    .aside { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 32px; }
  }
  @media (max-width: 700px) {
    .aside { grid-template-columns: minmax(0, 1fr); }
    .now { min-height: 0; }
    .now:empty { display: none; }
    /* how far the page is, and the way to stop, within reach of the thumb */
    .now:has(page-progress) { position: sticky; order: -1; z-index: 1; inset-block-end: calc(var(--bar) + env(safe-area-inset-bottom)); margin-inline: -16px; padding: 8px 16px;
      background: var(--surface); box-shadow: 0 -1px 0 var(--line); }
    studio-notices { inset-block-end: 88px; }
  }
`;
