/** Layout of `draw-studio`: pad and reconstruction in the same size, from a phone (stacked) to a wide screen (abreast). */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; --side: clamp(240px, min((100vw - 480px) / 2, 100dvh - 320px), 496px); }
  .bench { display: grid; gap: 0 32px; grid-template-columns: var(--side) var(--side) minmax(280px, 1fr);
    grid-template-areas: 'yours theirs aside' 'tools take aside'; }
  .yours { grid-area: yours; }
  .theirs { grid-area: theirs; position: relative; }
  sketch-toolbar { grid-area: tools; margin-top: 8px; }
  take-away { grid-area: take; margin-top: 8px; }
  .aside { grid-area: aside; display: flex; flex-direction: column; gap: 8px; }
  .aside honesty-meter, .change { margin-top: 16px; }
  .change { font-variant-numeric: tabular-nums; }
  .change p { margin: 0; font-size: .9375rem; }
  .comparing { grid-template-rows: auto auto 1fr; }
  .comparing take-away { grid-area: 3 / 1; align-self: start; }
  .comparing sketch-toolbar { align-self: start; }
  model-comparison { grid-column: 2 / -1; grid-row: 1 / 4; }
  latent-sliders { margin-top: 16px; padding-top: 8px; border-top: 1px solid var(--line); }
  .empty { position: absolute; inset: 24px 0 0; display: grid; place-content: center; text-align: center; color: var(--quiet);
    font-size: .9375rem; padding: 16px; margin: 0; pointer-events: none; text-wrap: balance; }
  /* over the reconstruction: what is said must not push the pad away from under the pen */
  studio-notices { grid-area: theirs; align-self: end; margin: 8px; z-index: 1; }
  .comparing studio-notices { grid-area: 1 / 2 / 2 / -1; position: sticky; bottom: 8px; }
  ${spokenOnly}
  :host([dropping]) ink-pad { outline: 2px dashed var(--accent); outline-offset: 4px; }

  @media (max-width: 1080px) {
    :host { --side: clamp(200px, (100vw - 96px) / 2, 520px); }
    .bench { grid-template-columns: var(--side) var(--side); grid-template-areas: 'yours theirs' 'tools take' 'aside aside'; }
    .aside { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 32px; margin-top: 16px; }
    .aside error-maps, .aside .normalise { grid-column: 1; }
    .aside honesty-meter, .change { margin-top: 0; grid-area: 1 / 2 / 3; }
    .bench.comparing { grid-template-columns: 100%; grid-template-areas: 'yours' 'tools' 'take'; }
    .comparing take-away { grid-area: take; }
    .comparing .yours { max-width: var(--side); }
    .comparing studio-notices { grid-area: 1 / 1; }
    model-comparison { grid-column: 1; grid-row: auto; margin-top: 24px; }
  }
  @media (max-width: 700px) {
    :host { --side: clamp(176px, min(100vw - 112px, (100dvh - 272px) / 2), 480px); }
    .top { gap: 8px 16px; }
    .top studio-badge { min-height: 40px; }
    .switch .more { display: none; }
    .bench, .bench.comparing { grid-template-columns: var(--side) minmax(72px, 96px); gap: 4px 8px; justify-content: space-between;
      grid-template-areas: 'yours tools' 'theirs maps' 'norm norm' 'meter meter' 'take take'; }
    .bench.comparing { grid-template-areas: 'yours tools' 'take take' 'compare compare'; }
    .aside { display: contents; }
    .aside error-maps { grid-area: maps; width: 64px; justify-self: end; }
    .aside .normalise { grid-area: norm; }
    .aside honesty-meter, .change { grid-area: meter; }
    sketch-toolbar { justify-self: end; width: 64px; }
    model-comparison { grid-area: compare; margin-top: 8px; }
    .comparing studio-notices { grid-area: yours; }
    sketch-toolbar { margin-top: 24px; }
    take-away { margin-top: 0; }
    latent-sliders { margin-top: 16px; }
  }
`;
