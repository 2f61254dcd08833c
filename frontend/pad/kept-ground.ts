/**
 * A picture that was brought to the pad is in no link. The browser keeps the newest one as long as its tab is open, under a name that
 * is in the address, so that it is there after a reload.
 */
import { type Ground, newCanvas } from './ink.js';

const KEY = 'latent-studio.picture';
const names = new WeakMap<HTMLCanvasElement, string>();

interface Kept {
  name: string;
  light: boolean;
  address: string;
}

/** The name under which a picture is kept from now on. */
export function nameOfGround({ canvas, light }: Ground): string {
  const known = names.get(canvas);
  if (known) return known;
  const name = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36);
  names.set(canvas, name);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ name, light, address: canvas.toDataURL() } satisfies Kept));
  } catch {
    // no room for it, or none allowed: then it is gone after a reload, which the screen says
  }
  return name;
}

/** The picture of this name, where this tab has it. */
export async function groundOfName(name: string): Promise<Ground | null> {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
    if (kept?.name !== name) return null;
    const image = new Image();
    image.src = kept.address;
    await image.decode();
    const [canvas, context] = newCanvas(image, true);
    context.drawImage(image, 0, 0);
    names.set(canvas, name);
    return { canvas, light: kept.light, inked: false };
  } catch {
    return null;
  }
}
