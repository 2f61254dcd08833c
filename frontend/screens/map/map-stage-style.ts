/** How the map's stage looks. */
import { css } from 'lit';

export const stageStyle = css`
  :host { display: block; }
  .stage { position: relative; aspect-ratio: 1; background: var(--paper); border-radius: var(--corner); overflow: hidden; touch-action: none; cursor: crosshair;
    user-select: none; -webkit-user-select: none; }
  .stage::after { content: ''; position: absolute; inset: 0; border-radius: inherit; box-shadow: inset 0 0 0 1px var(--line); pointer-events: none; }
  canvas, .stage > svg { position: absolute; inset: 0; pointer-events: none; }
  .points, .stage > svg { width: 100%; height: 100%; }
  .points.faint { opacity: .45; }
  .tiles { transform-origin: 0 0; image-rendering: pixelated; }
  .tiles:not(.coloured) { filter: var(--ink-filter); }
  .tiles[hidden] { display: none; }
  text { font-size: 12px; fill: var(--quiet); font-variant-numeric: tabular-nums; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
  .ground { fill: color-mix(in srgb, var(--paper) 88%, transparent); }
  .pictured .axis { stroke-width: 8px; }
  .axis { fill: var(--ink); }
  .mark { font-size: 20px; font-weight: 700; text-anchor: middle; dominant-baseline: central; fill: var(--ink); stroke-width: 5px; }
  .name { font-size: 14px; stroke-width: 4px; }
  .tick { stroke: var(--quiet); fill: none; }
  .cursor { stroke: var(--ink); stroke-width: 2; fill: none; }
  .pin { stroke: var(--ink); stroke-width: 2; fill: none; }
  .pin-heart { fill: var(--ink); }
  .marker { stroke: var(--accent); stroke-width: 3; fill: none; }
  .lasso { stroke: var(--accent); stroke-width: 2; stroke-dasharray: 4 3; fill: color-mix(in srgb, var(--accent) 12%, transparent); }
`;
