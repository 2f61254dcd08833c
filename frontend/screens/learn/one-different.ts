/** Runs that differ from another in one choice, so that what it changes is seen. */
import type { Kind, Size, Training, TrainingWish } from './learn-contract.js';
import { words } from '../../words/words.js';

interface Different {
  name: string;
  wish: TrainingWish;
}

const FEW = 2;
const USUAL = 16;
const LONGEST_TITLE = 80;

/** One for the size of the latent, one for the kind and one for the size of the network. */
export function differences(training: Training): readonly Different[] {
  const { run, choose } = words.learn;
  const { settings } = training;
  const latent = settings.latent === FEW ? USUAL : FEW;
  const kind: Kind = settings.kind === 'variational' ? 'plain' : 'variational';
  const size: Size = settings.size === 'small' ? 'middle' : 'small';
  const layered = settings.kind !== 'sparse' && settings.kind !== 'contractive';
  return [
    different(training, run.numbers(latent), { latent }),
    different(training, run.kindChoice(choose.kinds[kind][0]), { kind }),
    ...(layered ? [different(training, run.sizeChoice(choose.sizes[size][0]), { size })] : []),
  ];
}

function different({ settings, pictures, side, colour, fit, heldOut }: Training, name: string, change: Partial<TrainingWish>): Different {
  const { kind, latent, size, epochs, seed } = settings;
  return { name, wish: { title: words.learn.run.besideTitle(settings.title, name).slice(0, LONGEST_TITLE), pictures, kind, latent, size, epochs, seed, heldOut,
    ...(side ? { side } : {}), ...(typeof colour === 'boolean' ? { colour } : {}), ...(fit ? { fit } : {}), ...change } };
}
