/** Which model draws: the list to choose from, and what to say where the choice is not free. */
import { html } from 'lit';
import type { ModelChoice } from '../talk/contract.js';
import { words } from '../words/words.js';

type Choosable = Pick<ModelChoice, 'id' | 'title' | 'dataSet' | 'available' | 'reason'> & Partial<Pick<ModelChoice, 'learning'>>;

/** The group of the models that are learned just now. */
const LEARNING = ' learning';

export function available<M extends Choosable>(models: readonly M[] | null): readonly M[] {
  return models?.filter((model) => model.available) ?? [];
}

export function modelPicker(models: readonly Choosable[] | null, chosen: string, choose: (id: string) => void) {
  return html`<select ?disabled=${available(models).length === 0} aria-label=${words.ui.model}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
    ${groups(models ?? []).map(([title, group]) => title === null ? options(group, chosen)
      : html`<optgroup label=${title}>${options(group, chosen)}</optgroup>`)}
  </select>`;
}

/** Models by data set, in their order, those that are learned just now by themselves; under no heading where there is one only. */
function groups(models: readonly Choosable[]): readonly (readonly [string | null, readonly Choosable[]])[] {
  const sets = new Map(models.map((model) => [groupOf(model), model.learning ? words.ui.learning : model.dataSet.title]));
  return sets.size < 2 ? [[null, models]]
    : [...sets].map(([id, title]) => [title || words.ui.unavailable, models.filter((model) => groupOf(model) === id)]);
}

function groupOf({ learning, dataSet }: Choosable): string {
  return learning ? LEARNING : dataSet.id;
}

function options(models: readonly Choosable[], chosen: string) {
  return models.map((model) => html`<option value=${model.id} ?disabled=${!model.available} .selected=${model.id === chosen}>
      ${model.available ? model.title : words.ui.unavailableModel(model.title, model.reason ?? words.ui.unknownReason)}</option>`);
}

/**
 * The model that a screen begins with: the one that the address asks for, or the first that can be used, and the words that
 * say so; null without any.
 *
 * @param asked its id, empty where the address names none
 */
export function modelToShow(models: readonly Choosable[], asked: string): { id: string; notice: string } | null {
  if (models.some(({ id, available }) => id === asked && available)) return { id: asked, notice: '' };
  const [first] = available(models);
  return first ? { id: first.id, notice: asked ? insteadOf(asked, models, first) : '' } : null;
}

/** Why the address's model is not the one shown. */
function insteadOf(asked: string, models: readonly Choosable[], shown: Choosable): string {
  const reason = models.find(({ id }) => id === asked)?.reason;
  return reason ? words.ui.unusableModel(asked, reason, shown.title) : words.ui.unknownModel(asked, shown.title);
}

/** Why there is nothing to draw for; empty where there is. */
export function noneReady(models: readonly Choosable[] | null): string {
  return !models || available(models).length > 0 ? ''
    : words.ui.noModelReady(models[0]?.reason ?? words.ui.noneInstalled);
}
