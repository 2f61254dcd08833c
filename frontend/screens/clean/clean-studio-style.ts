/** Layout of `clean-studio`: the page on the left, what can be done with it on the right; on a phone below. */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; min-height: 40px; margin-bottom: 8px; }
  .top studio-badge { margin-inline-start: auto; }
  .model { display: flex; align-items: center; gap: 8px; font-size: .875rem; color: var(--quiet); min-width: 0; }
  .model select { width: 224px; }
  .bench { display: grid; grid-template-columns: minmax(0, 1fr) 280px; gap: 0 32px; align-items: start; }
  page-compare { height: max(320px, calc(100dvh - 136px)); }
  .aside { display: flex; flex-direction: column; gap: 24px; }
  .about h2 { font-size: .9375rem; color: var(--ink); overflow-wrap: anywhere; }
  .about p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); font-variant-numeric: tabular-nums; }
  .about a { color: inherit; }
  .lab { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); }
  .lab a { color: var(--accent); }
  .about:empty { display: none; }
  .now { min-height: 52px; }
  .now p { margin: 0 0 8px; font-size: .875rem; }
  .view { position: relative; }
  .late { opacity: .55; }
  studio-notices { position: absolute; inset: auto 8px 48px; z-index: 1; }
  ${spokenOnly}
  :host([dropping]) .view { outline: 2px dashed var(--accent); outline-offset: 4px; border-radius: var(--corner); }

  @media (max-width: 900px) {
    .bench { grid-template-columns: minmax(0, 1fr); gap: 16px; }
    page-compare { height: clamp(280px, 60dvh, 640px); }
    .aside { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 32px; }
  }
  @media (max-width: 700px) {
    .top { gap: 4px 16px; }
    .top studio-badge { margin-inline-start: 0; flex-basis: 100%; min-height: 24px; }
    .model span { display: none; }
    .model { flex: 1; }
    .model select { width: 100%; }
    .aside { grid-template-columns: minmax(0, 1fr); }
    .now { min-height: 0; }
    .now:empty { display: none; }
    studio-notices { inset-block-end: 88px; }
  }
`;
