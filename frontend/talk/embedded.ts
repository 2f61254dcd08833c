/**
 * A screen in a frame of another page: its address has `?embed`. It has no navigation, tells the page around it how tall it is
 * and what it shows (see `told-contract.ts`), and its links open in a tab of their own. Which pages may do that is the operator's setting
 * (`studio.access.frame-ancestors`).
 */
import type { FrameMessage, Told } from './told-contract.js';

const PARAMETER = 'embed';

/** Whether the page is such a frame. */
export const embedded = new URLSearchParams(location.search).has(PARAMETER);

let last = '';

/** An address of ours as a frame shows it. */
export function framed(address: string): string {
  const url = new URL(address, document.baseURI);
  url.search = `?${PARAMETER}`;
  return url.href;
}

/** Tells the page around what is shown, where that is something new. */
export function tellState(address: URL, state: Told): void {
  const written = JSON.stringify([address.href, state]);
  if (written === last) return;
  last = written;
  tell({ latentStudio: 'state', address: address.href, state });
}

/** Any page may listen that may have the frame. */
function tell(message: FrameMessage): void {
  window.parent.postMessage(message, '*');
}

if (embedded) {
  new ResizeObserver(() => tell({ latentStudio: 'size', height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link && !link.download && !link.getAttribute('href')?.startsWith('#')) link.target = '_blank';
  }, true);
}
