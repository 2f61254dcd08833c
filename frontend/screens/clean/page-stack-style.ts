/** Looks of `page-stack`: a bar of buttons above a strip of small pages. */
import { css } from 'lit';

export const style = css`
  :host { display: flex; flex-direction: column; }
  .bar, .way, .place { display: flex; align-items: center; gap: 8px; flex-wrap: wrap; }
  .bar { gap: 8px 24px; min-height: 40px; font-size: .875rem; }
  .way output { font-variant-numeric: tabular-nums; min-width: 7.5em; text-align: center; }
  .way button, .place button { min-width: 36px; min-height: 32px; color: var(--ink); }
  .place { margin-inline-start: auto; }
  label { display: flex; align-items: center; gap: 8px; min-height: 32px; }
  label input { width: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
  .blanks { margin: 0 0 4px; font-size: .875rem; }
  .blanks button { min-height: 32px; }
  ol { list-style: none; display: flex; gap: 8px; margin: 0; padding: 4px 4px 8px; overflow-x: auto; scrollbar-width: thin; }
  li { flex: none; }
  li button { display: grid; gap: 2px; padding: 4px; border-color: transparent; background: none; }
  .paper { display: block; position: relative; width: 72px; height: 96px; background: var(--line); border-radius: 2px; }
  .paper img { width: 100%; height: 100%; object-fit: contain; display: block; }
  .number { font-size: .75rem; line-height: 16px; color: var(--quiet); font-variant-numeric: tabular-nums; text-align: center; }
  li button[aria-pressed='true'], li button[aria-pressed='true']:is(:hover, :active):not(:disabled) { border-color: var(--accent); background: none; }
  li button[aria-pressed='true'] .number { color: var(--ink); font-weight: 600; }
  .out .paper { opacity: .35; }
  .out .number { text-decoration: line-through; }
  .now .paper { outline: 2px dashed var(--accent); outline-offset: -2px; }
  .doubtful .paper::after { content: '!'; position: absolute; inset: 2px 2px auto auto; width: 18px; height: 18px; border-radius: 50%;
    background: var(--caution); color: var(--ground); font-weight: 700; font-size: .75rem; line-height: 18px; text-align: center; }
  @media (pointer: coarse) { .way button, .place button { min-width: 44px; min-height: 40px; } }
  @media (max-width: 700px) {
    ol { order: -1; }
    .place { margin-inline-start: 0; }
  }
`;
