/** How the Map screen is laid out. */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; }
  .top { min-height: 0; }
  @media (min-width: 701px) { .model select { width: auto; } }
  .figures { font-size: .875rem; color: var(--accent); text-decoration: none; min-height: 32px; display: inline-flex; align-items: center; }
  .figures:hover { text-decoration: underline; }
  map-controls { margin-bottom: 12px; }
  .bench { display: grid; grid-template-columns: minmax(0, min(100%, max(360px, var(--tall, 100dvh) - 280px))) minmax(320px, 1fr); gap: 32px; align-items: start; }
  map-stage { transition: opacity .15s; }
  map-stage[late] { opacity: .6; }
  .wait { position: absolute; inset: 50% 24px auto; translate: 0 -50%; margin: 0; text-align: center; font-size: .9375rem; color: var(--ink); background: var(--paper);
    padding: 12px; border-radius: var(--corner); pointer-events: none; }
  .left { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 8px 16px; align-items: center; }
  map-stage { grid-column: 1 / -1; }
  .tools { display: contents; }
  .tools button { justify-self: start; }
  .tools p { grid-column: 1 / -1; margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
  .right { display: grid; gap: 16px; max-width: 560px; }
  /* what is chosen stands above what is looked at, which makes room */
  .choosing map-look { max-width: 320px; }
  studio-notices { position: sticky; display: block; inset: auto 0 8px; z-index: 1; }
  ${spokenOnly}
  @media (prefers-reduced-motion: reduce) { map-stage { transition: none; } }

  @media (max-width: 820px) {
    .bench { display: flex; flex-direction: column; align-items: stretch; gap: 16px; }
    .left, .right { display: contents; }
    /* what is decoded stands right under the map */
    .tools { display: block; order: 1; }
    map-legend { order: 2; }
    map-files { order: 3; }
  }
  @media (max-width: 700px) {
    .tools button { min-height: 40px; width: 100%; }
    .tools p { display: none; }
    studio-notices { inset: auto 0 calc(var(--bar) + 8px); }
    map-selection { position: var(--sheet, fixed); z-index: 2; inset: auto 0 calc(var(--bar) + env(safe-area-inset-bottom)); padding: 8px 16px 16px; box-sizing: border-box;
      background: var(--surface); border-radius: 12px 12px 0 0; box-shadow: 0 -2px 24px rgb(0 0 0 / .25), 0 0 0 1px var(--line); }
  }
`;
