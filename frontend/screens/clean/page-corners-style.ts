/** Looks of `page-corners`: the picture with its sheet, and a row of buttons below. */
import { css } from 'lit';

export const style = css`
  :host { display: flex; flex-direction: column; min-width: 0; }
  .stage { --side: #0a6b5e; position: relative; flex: 1; min-height: 0; overflow: hidden; background: var(--line); border-radius: var(--corner);
    touch-action: none; user-select: none; }
  .refused { --side: #c62828; }
  img { position: absolute; display: block; }
  svg { position: absolute; inset: 0; width: 100%; height: 100%; }
  .row svg { position: static; }
  .outside { fill: rgb(0 0 0 / .45); }
  .sides { fill: none; stroke: var(--side); stroke-width: 2; filter: drop-shadow(0 0 1px #fff); }
  .corner { position: absolute; translate: -50% -50%; width: 44px; height: 44px; min-height: 0; padding: 0; border: none; border-radius: 50%; background: none;
    cursor: move; touch-action: none; }
  .corner:hover { background: none; }
  .corner::before { content: ''; position: absolute; inset: 11px; border: 2px solid var(--side); border-radius: 50%; background: rgb(255 255 255 / .35);
    box-shadow: 0 0 0 1.5px #fff; }
  .corner::after { content: ''; position: absolute; inset: 20px; border-radius: 50%; background: var(--side); box-shadow: 0 0 0 1px #fff; }
  canvas { position: absolute; top: 8px; width: 136px; height: 136px; border-radius: 50%; background: #777; box-shadow: 0 0 0 2px #fff, 0 2px 12px rgb(0 0 0 / .5);
    pointer-events: none; }
  canvas.left { left: 8px; }
  canvas.right { right: 8px; }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 8px; min-height: 32px; }
  .row p { flex: 1 1 240px; margin: 0; font-size: .875rem; color: var(--quiet); text-wrap: pretty; }
  .refused ~ .row p { color: var(--danger); font-weight: 600; }
  .row button { min-height: 36px; }
  .row .use:not(:disabled) { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  @media (max-width: 700px) {
    canvas { width: 104px; height: 104px; }
    .row button { flex: 1 1 40%; min-height: 44px; }
  }
`;
