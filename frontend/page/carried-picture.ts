/** One picture on its way from a screen to the next: the browser keeps it until that has begun. */
import { bytesOf } from '../picture/pictures.js';

const KEY = 'latent-studio.carried';

/**
 * Keeps a picture; where the browser has no room for it, the next screen begins without.
 *
 * @param png its data URL
 */
export function carry(png: string): void {
  try {
    sessionStorage.setItem(KEY, png);
  } catch {
    // the visitor can still open it there
  }
}

/** The picture that was carried here, once; null without one. */
export function carried(name: string): File | null {
  let address: string | null = null;
  try {
    address = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
  } catch {
    // storage refused: nothing was carried
  }
  const base64 = /^data:image\/png;base64,(.+)$/.exec(address ?? '')?.[1];
  return base64 ? new File([bytesOf(base64)], name, { type: 'image/png' }) : null;
}
