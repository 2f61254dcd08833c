/** Layout of `interpolate-studio`: the ends at the sides, what lies between them in the middle, under them the way. */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; --side: clamp(176px, min((100vw - 128px) / 3, var(--tall, 100dvh) - 520px), 380px); }
  .bench { display: grid; grid-template-columns: repeat(3, var(--side)); gap: 0 32px; justify-content: space-between; }
  .moves { display: flex; gap: 8px; justify-content: center; margin-top: 8px; }
  .moves button { min-height: 36px; width: 104px; }
  path-timeline { margin-top: 16px; }
  .ways { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; margin: 16px 9px 0; }
  .frames { display: inline-flex; align-items: center; gap: 8px; font-size: .875rem; }
  .frames input { font: inherit; font-size: .9375rem; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 6px;
    min-height: 36px; width: 72px; box-sizing: border-box; padding: 0 8px; font-variant-numeric: tabular-nums; }
  .files { display: flex; gap: 8px; margin-inline-start: auto; }
  .files > * { display: inline-flex; align-items: center; justify-content: center; min-height: 36px; padding: 0 12px; border: 1px solid var(--line);
    border-radius: 6px; font-size: .875rem; color: var(--ink); text-decoration: none; }
  .files a:hover { border-color: var(--quiet); background: var(--hover); }
  .files .none { color: var(--faint); }
  studio-notices { position: sticky; inset: auto 0 8px; z-index: 1; }
  .between h2 { text-align: center; }
  ${spokenOnly}

  @media (max-width: 700px) {
    /* the picture and what moves it first, then what it comes from */
    :host { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 16px; }
    .bench { display: contents; }
    .top, .between, path-timeline, .ways, studio-notices { grid-column: 1 / -1; }
    .top, .between, path-timeline { order: -1; }
    .between { display: grid; grid-template-columns: minmax(0, min(var(--tall, 100dvh) - 496px, 100%)) auto; justify-content: space-between; gap: 0 16px; }
    .between h2 { grid-column: 1 / -1; text-align: start; }
    .moves { flex-direction: column; margin: 0; justify-content: start; }
    path-timeline { margin: 8px 0 16px; }
    .files { margin-inline-start: 0; flex: 1 1 100%; }
    .files > * { flex: 1; }
    studio-notices { inset: auto 0 calc(var(--bar) + 8px); }
  }
`;
