/**
 * `task-sheet`: every task of the lessons with its address on one page, for a teacher to print.
 *
 * Properties, set by the server: `chapters`. Events: none. Keyboard: links and a button.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';
import { type Chapter, nameOf } from './lesson-contract.js';

@customElement('task-sheet')
export class TaskSheet extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: block; max-width: 88ch; }
    header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between; }
    h1 { font-size: 1.5rem; line-height: 32px; margin: 8px 0 0; letter-spacing: -.01em; }
    h2 { font-size: 1.0625rem; line-height: 24px; margin: 24px 0 8px; break-after: avoid; }
    .lead { color: var(--quiet); margin: 0 0 8px; max-width: 68ch; }
    ol { list-style: none; margin: 0; padding: 0; }
    li { display: grid; grid-template-columns: 20px minmax(0, 1fr); gap: 0 12px; padding: 8px 0; border-top: 1px solid var(--line); break-inside: avoid; }
    i { width: 16px; height: 16px; margin-top: 4px; box-sizing: border-box; border: 1.5px solid var(--track); border-radius: 3px; }
    h3 { font-size: 1rem; line-height: 24px; margin: 0; }
    p { margin: 0; font-size: .9375rem; line-height: 24px; text-wrap: pretty; }
    a { color: var(--accent); font-size: .8125rem; line-height: 24px; min-height: 24px; overflow-wrap: anywhere; text-decoration: none; }
    a:hover { text-decoration: underline; }
    @media print { button { display: none; } a { color: inherit; } }
  `];

  @property({ attribute: false }) chapters: readonly Chapter[] = [];

  protected override render() {
    const texts = words.lessons;
    return html`<header><h1>${texts.sheet}</h1><button @click=${() => window.print()}>${texts.print}</button></header>
      <p class="lead">${texts.aboutSheet}</p>
      ${this.chapters.map((chapter, i) => html`<section><h2>${i + 1}. ${chapter.title}</h2><ol>${chapter.steps.map((step) => {
        const { href } = new URL(`lessons/${nameOf(chapter, step)}`, document.baseURI);
        return html`<li><i></i><div><h3>${step.title}</h3>${unsafeHTML(step.task)}<a href=${href}>${href}</a></div></li>`;
      })}</ol></section>`)}`;
  }
}
