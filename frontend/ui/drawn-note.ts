/** Says on a screen that what stands for a model's test pictures is drawn by the model, where these may not be shown. */
import { html, nothing } from 'lit';
import type { ModelChoice } from '../talk/contract.js';
import { words } from '../words/words.js';

export function drawnNote({ dataSet }: ModelChoice) {
  return dataSet.drawn ? html`<p class="drawn-note">${words.picture.drawn[dataSet.drawn](dataSet.title, dataSet.plural)}</p>` : nothing;
}
