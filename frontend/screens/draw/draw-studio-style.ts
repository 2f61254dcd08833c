/**
 * Layout of `draw-studio`: from left to right drawing, encoder, numbers, decoder, picture, the two pictures in the same size; on a
 * phone from top to bottom.
 */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; --gap: 84px; --side: clamp(240px, min((100vw - 64px - 2 * var(--gap) - 288px) / 2, var(--tall, 100dvh) - 460px), 480px); }
  h1 { font-size: 1.25rem; line-height: 28px; font-weight: 600; letter-spacing: -.01em; margin: 0 0 4px; text-wrap: balance; }
  .top { margin-bottom: 4px; }
  .bench { display: grid; align-items: start; grid-template-columns: var(--side) var(--gap) minmax(0, 1fr) var(--gap) var(--side);
    grid-template-areas: 'yours in numbers out theirs' 'tools in numbers out take' 'carry-left in numbers out carry' 'aside aside aside aside aside'; }
  .yours { grid-area: yours; }
  .theirs { grid-area: theirs; position: relative; }
  latent-sliders { grid-area: numbers; align-self: stretch; }
  .arrow { display: flex; flex-direction: column; align-items: center; justify-content: center; height: calc(var(--side) + 24px); font-size: .8125rem; line-height: 20px; color: var(--quiet);
    font-variant-numeric: tabular-nums; text-align: center; }
  .arrow svg { width: 40px; height: 32px; color: var(--accent); }
  .sizes { font-size: .75rem; white-space: nowrap; }
  .arrow.in { grid-area: in; }
  .arrow.out { grid-area: out; }
  .arrow.through { grid-area: 1 / 2 / 2 / 5; }
  sketch-toolbar { grid-area: tools; margin-top: 8px; }
  take-away { grid-area: take; margin-top: 8px; }
  carry-on { grid-area: carry; min-height: 28px; }
  .aside { grid-area: aside; display: grid; grid-template-columns: minmax(0, 360px) auto minmax(0, 1fr); gap: 8px 48px; align-items: start; margin-top: 12px; padding-top: 8px; border-top: 1px solid var(--line); }
  .aside .normalise { margin-top: 24px; }
  .change { font-variant-numeric: tabular-nums; }
  .change p { margin: 0; font-size: .9375rem; }
  .bench.comparing { grid-template-columns: var(--side) minmax(0, 1fr); grid-template-rows: auto auto 1fr; gap: 0 32px; grid-template-areas: 'yours theirs' 'tools theirs' 'take theirs'; }
  .comparing :is(take-away, sketch-toolbar) { align-self: start; }
  model-comparison { grid-area: theirs; }
  /* the pad and the numbers stay where they are while the layers are looked through */
  .bench.looking { grid-template-columns: min(var(--side), 360px) minmax(0, 1fr); grid-template-rows: auto auto minmax(0, 1fr); gap: 0 32px; grid-template-areas: 'yours inside' 'tools inside' 'numbers inside'; }
  .looking .arrow { display: none; }
  look-inside { grid-area: inside; height: calc(var(--tall, 100dvh) - var(--bar) - 112px); min-height: 480px; }
  .looking studio-notices { grid-area: inside; }
  .empty { position: absolute; inset: 24px 0 0; display: grid; place-content: center; text-align: center; color: var(--quiet);
    font-size: .9375rem; padding: 16px; margin: 0; pointer-events: none; text-wrap: balance; }
  /* over the reconstruction: what is said must not push the pad away from under the pen */
  studio-notices { grid-area: theirs; align-self: end; margin: 8px; z-index: 1; }
  .comparing studio-notices { align-self: start; position: sticky; bottom: 8px; }
  ${spokenOnly}
  :host([dropping]) ink-pad { outline: 2px dashed var(--accent); outline-offset: 4px; }

  @media (max-width: 1080px) {
    :host { --gap: 56px; --side: clamp(168px, min((100vw - 64px - 2 * var(--gap) - 200px) / 2, var(--tall, 100dvh) - 208px), 480px); }
    .sizes { display: none; }
    .aside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 32px; }
    .aside error-maps, .aside .normalise { grid-column: 1; }
    .aside .normalise { margin-top: 0; }
    .aside honesty-meter, .change { grid-area: 1 / 2 / 3; }
    .bench.comparing { grid-template-columns: 100%; grid-template-areas: 'yours' 'tools' 'take' 'theirs'; grid-template-rows: none; }
    .comparing .yours { max-width: var(--side); }
    .comparing studio-notices { grid-area: 1 / 1; }
    model-comparison { margin-top: 24px; }
    .bench.looking { grid-template-columns: var(--side) minmax(0, 1fr); gap: 8px 24px; grid-template-areas: 'yours numbers' 'tools numbers' 'inside inside'; grid-template-rows: none; }
    look-inside { height: auto; }
  }
  /* a phone on its side: the pad is as high as the screen lets it be, its tools at its left */
  @media (max-height: 480px) and (min-width: 561px) {
    :host { --gap: 40px; --side: clamp(160px, min((100vw - 72px - 2 * var(--gap) - 176px) / 2, var(--tall, 100dvh) - 156px), 320px); }
    h1 { font-size: .9375rem; line-height: 24px; margin: 0; text-wrap: wrap; }
    .top { min-height: 36px; margin-bottom: 0; }
    .bench > section h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .arrow { height: var(--side); }
    .arrow span { display: none; }
    .arrow svg { width: 24px; }
    .empty { inset: 0; }
    sketch-toolbar, take-away { margin-top: 0; }
  }
  @media (max-width: 560px) {
    :host { --side: clamp(160px, min(100vw - 112px, (var(--tall, 100dvh) - 376px) / 2), 480px); }
    h1 { font-size: .875rem; line-height: 20px; margin: 0; text-wrap: wrap; }
    .top { gap: 4px 12px; min-height: 40px; margin: 0; }
    .switch .more, button.inside span { display: none; }
    button.inside { padding: 0 8px; }
    .bench.looking { grid-template-columns: var(--side) minmax(72px, 1fr); grid-template-areas: 'yours tools' 'numbers numbers' 'inside inside'; }
    .bench { grid-template-columns: var(--side) minmax(72px, 1fr); gap: 4px 8px;
      grid-template-areas: 'yours tools' 'numbers numbers' 'theirs maps' 'carry carry' 'norm norm' 'meter meter' 'take take'; }
    .bench.comparing { grid-template-columns: var(--side) minmax(72px, 1fr); gap: 4px 8px; grid-template-areas: 'yours tools' 'take take' 'compare compare'; }
    .yours h2, .theirs h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .arrow { display: none; }
    .aside { display: contents; }
    .aside error-maps { grid-area: maps; width: 64px; justify-self: end; }
    .aside .normalise { grid-area: norm; margin: 0; }
    .aside honesty-meter, .change { grid-area: meter; margin: 0; }
    sketch-toolbar { justify-self: end; width: 64px; margin: 0; }
    model-comparison { grid-area: compare; margin-top: 8px; }
    .comparing studio-notices { grid-area: yours; }
    .empty { inset: 0; }
    take-away { margin-top: 0; }
  }
`;
