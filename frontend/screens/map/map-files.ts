/**
 * `map-files`: a map and its decoded pictures to take away.
 *
 * Properties: `address` (of the downloads), `which` (model, projection, axes), `seen` (what part is seen, or null without a map).
 * Events: none. Keyboard: links.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MapFrame } from './map-contract.js';
import type { Which } from './map-talk.js';
import { focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('map-files')
export class MapFiles extends LitElement {
  static override styles = [focusRing, css`
    :host { display: flex; flex-wrap: wrap; gap: 8px; }
    a, span { box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; min-height: 36px; padding: 0 12px;
      border: 1px solid var(--line); border-radius: 6px; font-size: .875rem; color: var(--ink); text-decoration: none; }
    a:hover { border-color: var(--quiet); background: var(--hover); }
    span { color: var(--faint); }
    @media (max-width: 700px) { a, span { flex: 1; min-height: 40px; } }
  `];

  @property() address = '';
  @property({ attribute: false }) which: Which | null = null;
  @property({ attribute: false }) seen: MapFrame | null = null;

  protected override render() {
    const { files } = words.map;
    const refusal = this.seen ? '' : files.noMap;
    return html`${this.file('map', files.map, files.downloadMap, refusal)}
      ${this.file('manifold', files.manifold, files.downloadManifold, refusal || (this.which?.projection === 'umap' ? files.noManifold : ''))}`;
  }

  private file(file: 'map' | 'manifold', name: string, title: string, refusal: string) {
    if (refusal) return html`<span role="link" aria-disabled="true" title=${refusal}>${name}</span>`;
    const address = new URL(this.address, document.baseURI);
    address.search = String(new URLSearchParams(Object.entries({ file, ...this.which, ...this.seen }).map(([key, value]) => [key, String(value)])));
    return html`<a href=${address.href} download router-ignore aria-label=${title}>${name}</a>`;
  }
}
