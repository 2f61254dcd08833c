/** Layout of `lab-studio`: the pictures, under them what is done on the left and the figures on the right. */
import { css } from 'lit';
import { spokenOnly } from '../../ui/studio-style.js';

export const layout = css`
  :host { display: block; }
  .view { position: relative; }
  /* the figures stand under the cleaned picture */
  .bench { display: grid; grid-template-columns: calc((200% - 24px) / 3) minmax(0, 1fr); gap: 24px; margin-top: 16px; align-items: start; }
  .results { display: flex; flex-direction: column; gap: 16px; }
  .files { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .files .switch { flex-basis: 100%; }
  .files a, .files .none { flex: 1; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; min-height: 40px; padding: 0 12px; border: 1px solid var(--line);
    border-radius: 6px; font-size: .875rem; color: var(--ink); text-decoration: none; }
  .files a:hover { border-color: var(--quiet); background: var(--hover); }
  .files .none { color: var(--faint); }
  studio-notices { position: absolute; inset: auto 8px 8px; z-index: 1; }
  ${spokenOnly}
  :host([dropping]) .view { outline: 2px dashed var(--accent); outline-offset: 4px; border-radius: var(--corner); }

  @media (max-width: 900px) { .bench { grid-template-columns: minmax(0, 1fr); } .results { order: -1; } }
  @media (max-width: 700px) {
    studio-notices { position: sticky; display: block; inset: auto 0 calc(var(--bar) + 8px); }
  }
`;
