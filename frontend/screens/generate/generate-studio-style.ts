/** Layout of `generate-studio`: the grid on the left, how it is drawn beside it, and the sample that is looked at. */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; --side: clamp(240px, min(100vw - 792px, var(--tall, 100dvh) - 264px), 560px); }
  class-chips { margin-bottom: 16px; }
  .bench { display: grid; gap: 24px; align-items: start; grid-template-columns: var(--side) minmax(240px, 1fr) 320px; }
  .bench.comparing { grid-template-columns: minmax(0, 1fr); }
  .view { position: relative; min-width: 0; }
  .ways { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 16px; }
  .tools { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; align-items: center; }
  .tools button { min-height: 40px; }
  .tools button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; padding: 0 16px; }
  .tools button.main:disabled { background: none; border-color: var(--line); color: var(--faint); }
  .tools .icon { width: 40px; padding: 0; }
  .tools p, .hint { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
  .files { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: center; margin-top: 8px; font-size: .875rem; color: var(--quiet); }
  .files a { color: var(--accent); text-decoration: none; min-height: 32px; min-width: 32px; display: inline-flex; align-items: center; }
  .files a:hover { text-decoration: underline; }
  .aside { display: grid; gap: 24px; min-width: 0; }
  .comparing .drawn { grid-template-columns: minmax(0, 400px); }
  .hint { padding-top: 4px; }
  studio-notices { position: absolute; inset: auto 8px 8px; z-index: 1; }
  ${spokenOnly}
  /* the sample beside all ways, which make room */
  .comparing.looking { grid-template-columns: minmax(0, 1fr) 320px; }
  .comparing.looking .drawn { grid-row: 2; }
  .looking .ways { grid-template-columns: repeat(2, minmax(0, 1fr)); }

  @media (min-width: 701px) and (max-width: 1180px) {
    :host { --side: clamp(240px, min(100vw - 344px, var(--tall, 100dvh) - 264px), 640px); }
    .bench { grid-template-columns: var(--side) minmax(240px, 1fr); }
    .ways { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .bench:not(.comparing) .view { grid-row: 1 / 3; }
    .bench:not(.comparing) :is(.drawn, .aside) { grid-column: 2; }
    .looking:not(.comparing) .aside { grid-row: 1; }
    .comparing.looking { grid-template-columns: minmax(0, 1fr) 280px; }
  }
  @media (max-width: 700px) {
    .switch .more { display: none; }
    class-chips { margin-bottom: 12px; }
    .bench.bench, .bench .ways { grid-template-columns: minmax(0, 1fr); }
    .bench.bench > .drawn { grid-row: auto; }
    sample-inspector { position: var(--sheet, fixed); z-index: 2; inset: auto 0 calc(var(--bar) + env(safe-area-inset-bottom)); max-height: calc(.52 * var(--tall, 100dvh)); overflow-y: auto; padding: 8px 16px 16px; box-sizing: border-box;
      background: var(--surface); border-radius: 12px 12px 0 0; box-shadow: 0 -2px 24px rgb(0 0 0 / .25), 0 0 0 1px var(--line); }
    studio-notices { position: sticky; display: block; inset: auto 0 calc(var(--bar) + 8px); }
  }
`;
