/**
 * `map-controls`: how a map lays its latents flat.
 *
 * Properties: `model`, `umapProblem` (why it has no map by UMAP, or empty), `setting` (a `Setting`).
 * Events: `setting-change` (detail: what changed of the setting). Keyboard: radio buttons, lists and a switch.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Projection, Setting } from './map-setting.js';
import type { ModelChoice } from '../../talk/contract.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const PROJECTIONS: readonly Projection[] = ['pca', 'umap', 'axes'];

@customElement('map-controls')
export class MapControls extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
    fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: 8px; align-items: center; min-width: 0; }
    legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .projection { gap: 0; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
    .projection label { position: relative; font-size: .875rem; min-height: 36px; display: inline-flex; align-items: center; padding: 0 12px; cursor: pointer; }
    .projection label + label { border-inline-start: 1px solid var(--line); }
    .projection input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: inherit; }
    .projection label:hover { background: var(--hover); }
    .projection label:has(:checked) { background: var(--accent); color: var(--on-accent); }
    .projection label:has(:disabled) { color: var(--faint); cursor: default; background: none; }
    .projection label:has(:focus-visible) { outline: 2px solid var(--ink); outline-offset: -3px; }
    .axes label { display: inline-flex; gap: 4px; align-items: center; font-size: .875rem; color: var(--quiet); }
    label.switch:has(:disabled) { color: var(--faint); cursor: default; }
    p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); flex-basis: 100%; overflow-wrap: anywhere; }
    /* its place is kept, so that the map stays where it is when the words go */
    .none { flex: 1 1 160px; min-height: 20px; }
  `];

  @property({ attribute: false }) model!: ModelChoice;
  @property() umapProblem = '';
  @property({ attribute: false }) setting!: Setting;

  protected override render() {
    const { projection, manifold } = this.setting;
    const reasons = PROJECTIONS.map((id) => this.refusal(id)).filter(Boolean);
    const { controls: texts } = words.map;
    const noManifold = projection === 'umap' ? texts.noManifold : '';
    return html`
      <fieldset class="projection"><legend>${texts.projection}</legend>
        ${PROJECTIONS.map((id) => html`<label title=${this.refusal(id) || texts.projections[id][1]}>
          <input type="radio" name="projection" value=${id} .checked=${projection === id} ?disabled=${this.refusal(id) !== ''}
            @change=${() => this.change({ projection: id, manifold: manifold && id !== 'umap' })}>${texts.projections[id][0]}</label>`)}</fieldset>
      ${projection === 'axes' ? html`<fieldset class="axes"><legend>${texts.axes}</legend>${this.axis('across', '→')}${this.axis('up', '↑')}</fieldset>` : nothing}
      <label class="switch" title=${noManifold || texts.aboutManifold}><input type="checkbox" role="switch" .checked=${manifold} ?disabled=${noManifold !== ''}
        @change=${(event: Event) => this.change({ manifold: (event.target as HTMLInputElement).checked })}>${texts.manifold}</label>
      <p class="none">${noManifold}</p>
      ${reasons.map((reason) => html`<p>${reason}</p>`)}`;
  }

  private refusal(projection: Projection): string {
    const { model } = this;
    if (projection === 'umap') return this.umapProblem;
    return projection === 'axes' && model.latentSize < 2 ? words.map.controls.oneValue : '';
  }

  private axis(name: 'across' | 'up', arrow: string) {
    const other = this.setting[name === 'across' ? 'up' : 'across'];
    return html`<label><span aria-hidden="true">${arrow}</span><select aria-label=${words.map.controls[name]}
      @change=${(event: Event) => this.choose(name, Number((event.target as HTMLSelectElement).value))}>
      ${Array.from({ length: this.model.latentSize }, (_, i) => i + 1).map((z) => html`<option value=${z} .selected=${z === this.setting[name]}>z${z}${z === other ? ' ⇄' : ''}</option>`)}
      </select></label>`;
  }

  /** The axis that the other one is: they are exchanged. */
  private choose(name: 'across' | 'up', z: number): void {
    const { across, up } = this.setting;
    if (name === 'across') this.change({ across: z, up: z === up ? across : up });
    else this.change({ up: z, across: z === across ? up : across });
  }

  private change(detail: Partial<Setting>): void {
    this.dispatchEvent(new CustomEvent('setting-change', { detail }));
  }
}
