/** What the server and the Learn screen say to each other; the Java twins live in `latentstudio.learn` and `latentstudio.model`. */

/** What came before anything is learned. */
export interface Brought {
  id: string;
  count: number;
  /** How many pictures of each; empty without classes. */
  classes: Record<string, number>;
  smallest: number;
  largest: number;
  grey: number;
  duplicates: number;
  /** Some of the files that were left out, with what is wrong with each. */
  unread: string[];
  unreadable: number;
  /** Why nothing can be learned from them. */
  problem?: string | null;
}

export type Kind = 'plain' | 'variational' | 'denoising' | 'sparse' | 'contractive';
export type Size = 'small' | 'middle' | 'large';

/** What is left out is as is usual. */
export interface TrainingWish {
  title?: string;
  /** The id of what was brought, or `digits`. */
  pictures: string;
  kind?: Kind;
  latent?: number;
  size?: Size;
  side?: number;
  colour?: boolean;
  fit?: 'cover' | 'contain';
  epochs?: number;
  heldOut?: number;
  seed?: number;
}

export interface Training {
  id: string;
  state: 'WAITING' | 'RUNNING' | 'PAUSED' | 'DONE' | 'FAILED';
  /** How many runs are done before it. */
  place: number;
  epoch: number;
  settings: { title: string; kind: Kind; latent: number; size: Size; epochs: number; seed: number };
  /** The id of what was brought, or `digits`. */
  pictures: string;
  /** Null for digits, as the next two. */
  side?: number | null;
  colour?: boolean | null;
  fit?: 'cover' | 'contain' | null;
  /** The share of the pictures that it does not learn from. */
  heldOut: number;
  /** The model's id. */
  model: string;
  problem?: string | null;
  deleted?: string | null;
}

/** What a trainer says. */
export interface TrainingEvent {
  kind: 'BEGUN' | 'STEP' | 'EPOCH' | 'PICTURES' | 'MODEL' | 'SAID' | 'WRITING' | 'PAUSED' | 'DONE' | 'FAILED';
  epoch?: number;
  epochs?: number;
  step?: number;
  steps?: number;
  loss?: number;
  validationLoss?: number;
  best?: boolean;
  picturesASecond?: number;
  secondsLeft?: number;
  errors?: number[];
  /** A PNG in base64. */
  picture?: string;
  parameters?: number;
  words?: string;
}

/** A model that came back in a package. */
export interface BroughtModel {
  id: string;
  title: string;
  /** Who has it may delete the model. */
  key: string;
  deleted: string;
}

/** The methods of the view. */
export interface LearnServer {
  watch(id: string): Promise<void>;
  watchBeside(id: string): Promise<void>;
  start(wish: string): Promise<void>;
  startBeside(wish: string): Promise<void>;
  pause(): Promise<void>;
  goOn(): Promise<void>;
  stop(): Promise<void>;
  longer(epochs: number): Promise<void>;
  rename(title: string): Promise<void>;
  delete(): Promise<void>;
}
