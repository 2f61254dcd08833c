/** The links from a model that was learned or brought to the screens that use it. */
import { css, html } from 'lit';
import { words } from '../../words/words.js';

const SCREENS = ['draw', 'interpolate', 'generate', 'map'] as const;

/** To be used with `controls`. */
export const uses = css`
  .buttons { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .buttons button, .buttons a { min-height: 40px; }
  a.button { text-decoration: none; box-sizing: border-box; }
  a.use { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  .plain { color: var(--accent); font-size: .875rem; display: inline-flex; align-items: center; }
`;

export function screenLinks(model: string) {
  return SCREENS.map((screen) => html`<a class="button use" router-ignore href="${screen}/${model}">${words.learn.run.screens[screen]}</a>`);
}
