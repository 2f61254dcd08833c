/**
 * A screen about models: which is chosen, the conversation with its view, and the address, which always tells the setting. The
 * element of each screen extends it.
 *
 * Properties, set by the server: `models`, `modelId`, `device`, `socket` (where the view listens). Method, called by the server:
 * `receive(line, answer)`, `offer(model)`, `withdraw(id)`.
 */
import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AddressKeeper, ownFragment } from '../talk/address-keeper.js';
import type { Answer, ComputeDevice, ModelChoice } from '../talk/contract.js';
import { Conversation } from '../talk/conversation.js';
import { embedded, tellState } from '../talk/embedded.js';
import { leave, visitOf } from '../talk/screen-visits.js';
import type { Told } from '../talk/told-contract.js';
import { available, modelToShow } from './model-picker.js';
import { words } from '../words/words.js';

export abstract class ModelScreen<Server extends object> extends LitElement {
  /** Null until the server has told them; there may be none. */
  @property({ attribute: false }) models: readonly ModelChoice[] | null = null;
  @property() modelId = '';
  @property({ attribute: false }) device: ComputeDevice | null = null;
  @property() socket = '';
  @state() protected notice = '';

  declare readonly $server?: Server;

  protected readonly talk = new Conversation<Server>(this);
  protected readonly address = new AddressKeeper(this, () => (this.begun ? this.link() : null), (fragment) => {
    this.notice = '';
    this.restore(fragment, null);
  });
  /** The first parts of the addresses that are the screen's. */
  protected abstract readonly places: readonly string[];
  /** Whether the server has told what there is. */
  protected begun = false;
  /** The address of what is on the screen, for a page that is to show it in a frame. */
  protected readonly shownAddress = (): URL | null => (this.begun ? this.link() : null);

  /**
   * Rebuilds the screen from what stands behind the `#` of an address; empty where nothing does.
   *
   * @param kept what `keep` gave when the screen was left, where that is what it comes back to; else null
   */
  protected abstract restore(fragment: string, kept: unknown): void;

  /** What of the screen its address cannot hold. */
  protected keep(): unknown {
    return null;
  }

  /** The address of what is on the screen, or null where it is not to be told now. */
  protected abstract link(): URL | null;

  /** What a page around this one is told of what is shown, or null while that is not of the newest setting. */
  protected abstract told(): Told | null;

  override connectedCallback(): void {
    super.connectedCallback();
    // Flow moved the element: what was to be written is forgotten
    if (this.begun) this.address.changed();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const left = this.begun ? this.link() : null;
    if (left) leave(this.localName, { model: this.modelId, fragment: left.hash, kept: this.keep() });
  }

  receive(line: string, answer: Answer<unknown>): void {
    this.talk.receive(line, answer);
  }

  /** A model came, or has other weights; called by the server. */
  offer(model: ModelChoice): void {
    const models = this.models ?? [];
    this.models = models.some(({ id }) => id === model.id) ? models.map((known) => (known.id === model.id ? model : known)) : [...models, model];
    if (this.begun) this.renewed(model.id);
  }

  /** A model is gone; called by the server. */
  withdraw(id: string): void {
    this.models = this.models?.filter((model) => model.id !== id || id === this.modelId)
      .map((model) => (model.id === id ? { ...model, available: false, reason: words.ui.modelGone } : model)) ?? null;
  }

  /** A model came, or has other weights. */
  protected renewed(_id: string): void {
    // most screens show what they were asked for
  }

  /** Whether what is shown, and the address, are of the newest setting. */
  get settled(): boolean {
    return this.begun && this.talk.settled && this.address.settled;
  }

  protected override updated(): void {
    if (!this.begun && this.models) this.appear(this.models);
    else if (embedded && this.begun && this.talk.settled) this.tell();
  }

  private tell(): void {
    const [state, address] = [this.told(), this.link()];
    if (state && address) tellState(address, state);
  }

  private appear(models: readonly ModelChoice[]): void {
    this.begun = true;
    const fragment = ownFragment(...this.places);
    // an address that names nothing is the navigation's: the screen comes back as it was left
    const visit = this.modelId || fragment ? null : visitOf(this.localName);
    const back = visit && available(models).some(({ id }) => id === visit.model) ? visit : null;
    const shown = modelToShow(models, back?.model ?? this.modelId);
    this.modelId = shown?.id ?? '';
    this.notice = shown?.notice ?? '';
    this.restore(back?.fragment ?? fragment, back?.kept ?? null);
  }

  /** The chosen one. */
  protected get model(): ModelChoice | undefined {
    return this.models?.find(({ id }) => id === this.modelId);
  }
}
