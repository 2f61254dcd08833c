/** Sending a file to the address that Flow gives, and what can be said against a file before it is sent. */
import { decimal } from '../ui/figures.js';
import { type Words, words } from '../words/words.js';

export interface Upload {
  abort(): void;
}

interface UploadEnds {
  progress(share: number): void;
  /** With what the server answered. */
  arrived(answer: string): void;
  /** Not called for an upload that was aborted. */
  failed(problem: string): void;
}

type Kind = readonly [name: string, magic: RegExp];
type Refused = readonly [name: keyof Words['page']['refused'], magic: RegExp];

/** What is taken, by the first bytes, read as Latin-1. */
export const PICTURES: readonly Kind[] = [['PNG', /^\x89PNG/], ['JPEG', /^\xff\xd8\xff/], ['TIFF', /^(II[*+]\0|MM\0[*+])/], ['GIF', /^GIF8/], ['BMP', /^BM/],
  ['WebP', /^RIFF.{4}WEBP/s]];
const PDF: Kind = ['PDF', /^[^]{0,24}%PDF-/];
export const DOCUMENTS: readonly Kind[] = [...PICTURES, PDF];
/** What is not read; the words for it say what to do. */
const REFUSED: readonly Refused[] = [['pdf', PDF[1]], ['zip', /^PK[\x03\x05]/], ['heic', /^.{4}ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)/s],
  ['avif', /^.{4}ftypavi[fs]/s], ['jpeg2000', /^(\0\0\0\fjP {2}|\xffO\xffQ)/], ['jpegXl', /^(\xff\n|\0\0\0\fJXL )/],
  ['photoshop', /^8BPS/], ['djvu', /^AT&TFORM/], ['film', /^.{4}ftyp/s], ['text', /^[\t\n\r -~]+$/]];

export const ACCEPTED = 'image/png,image/jpeg,image/tiff,image/gif,image/bmp,image/webp,.png,.jpg,.jpeg,.tif,.tiff,.gif,.bmp,.webp';
export const KINDS: readonly string[] = ['PNG', 'JPEG', 'TIFF', 'WebP', 'GIF', 'BMP'];

export function sizeText(bytes: number): string {
  return bytes < 1024 ? words.page.bytes(bytes) : bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${decimal(bytes / (1 << 20), bytes < 10 << 20 ? 1 : 0)} MB`;
}

/**
 * What speaks against a file: expected, got, what to do; empty where nothing does.
 *
 * @param taken PICTURES, or DOCUMENTS where a PDF is welcome too
 */
export async function objectionTo(file: File, limit: number, taken: readonly Kind[]): Promise<string> {
  if (file.size === 0) return words.page.empty(file.name);
  if (file.size > limit) return words.page.tooLarge(sizeText(limit), sizeText(file.size));
  let start: string;
  try {
    start = await startOf(file);
  } catch {
    return words.page.unreadable(file.name);
  }
  if (taken.some(([, magic]) => magic.test(start))) return '';
  const [refused] = REFUSED.find(([, magic]) => magic.test(start)) ?? ['other'] as const;
  const [kind, advice] = words.page.refused[refused];
  return words.page.unknown(words.ui.or(taken.map(([name]) => name)), kind, file.name, advice);
}

async function startOf(file: File): Promise<string> {
  return String.fromCharCode(...new Uint8Array(await file.slice(0, 32).arrayBuffer()));
}

/** Sends a file as Flow takes it. */
export function send(file: File, address: URL, ends: UploadEnds): Upload {
  return post(file, address, ends, { 'Content-Type': 'application/octet-stream', 'X-Filename': encodeURIComponent(file.name) });
}

/** Sends a form. */
export function sendForm(form: FormData, address: URL, ends: UploadEnds): Upload {
  return post(form, address, ends, { Accept: 'application/json' });
}

function post(body: File | FormData, address: URL, ends: UploadEnds, headers: Record<string, string>): Upload {
  const request = new XMLHttpRequest();
  let aborted = false;
  request.upload.addEventListener('progress', ({ loaded, total }) => ends.progress(total ? loaded / total : 0));
  request.addEventListener('load', () => (request.status < 300 ? ends.arrived(request.responseText) : ends.failed(problemOf(request))));
  request.addEventListener('error', () => {
    if (!aborted) ends.failed(words.page.connectionBroke);
  });
  request.open('POST', address);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(body);
  return { abort() { aborted = true; request.abort(); } };
}

/** The server's own words where it has some. */
function problemOf(request: XMLHttpRequest): string {
  try {
    const { detail } = JSON.parse(request.responseText) as { detail?: string };
    if (detail) return detail;
  } catch {
    // no problem body
  }
  return words.page.notTaken(request.status);
}
