/** Sending a file to the address that Flow gives, and what can be said against a file before it is sent. */

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
type Refused = readonly [name: string, magic: RegExp, advice?: string];

/** What is taken, by the first bytes, read as Latin-1. */
export const PICTURES: readonly Kind[] = [['PNG', /^\x89PNG/], ['JPEG', /^\xff\xd8\xff/], ['TIFF', /^(II[*+]\0|MM\0[*+])/], ['GIF', /^GIF8/], ['BMP', /^BM/],
  ['WebP', /^RIFF.{4}WEBP/s]];
const PDF: Kind = ['PDF', /^[^]{0,24}%PDF-/];
export const DOCUMENTS: readonly Kind[] = [...PICTURES, PDF];
/** What is not read, by its name, and what to do with it where saving it as PNG or JPEG is not all. */
const REFUSED: readonly Refused[] = [['a PDF', PDF[1], 'Save its page as a picture'], ['a ZIP archive', /^PK[\x03\x05]/, 'Unpack it'],
  ['a HEIC picture, as iPhones take them,', /^.{4}ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)/s, 'On the phone choose Settings > Camera > Formats > Most Compatible, or save it as JPEG'],
  ['an AVIF picture', /^.{4}ftypavi[fs]/s], ['a JPEG 2000 picture', /^(\0\0\0\fjP {2}|\xffO\xffQ)/], ['a JPEG XL picture', /^(\xff\n|\0\0\0\fJXL )/],
  ['a Photoshop file', /^8BPS/], ['a DjVu file', /^AT&TFORM/, 'Save it as PDF or TIFF'], ['a film', /^.{4}ftyp/s, 'Take a picture of the page'],
  ['a text', /^[\t\n\r -~]+$/]];

export const ACCEPTED = 'image/png,image/jpeg,image/tiff,image/gif,image/bmp,image/webp,.png,.jpg,.jpeg,.tif,.tiff,.gif,.bmp,.webp';
export const KINDS = 'PNG, JPEG, TIFF, WebP, GIF or BMP';

export function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(bytes < 10 << 20 ? 1 : 0)} MB`;
}

/**
 * What speaks against a file: expected, got, what to do; empty where nothing does.
 *
 * @param taken PICTURES, or DOCUMENTS where a PDF is welcome too
 */
export async function objectionTo(file: File, limit: number, taken: readonly Kind[]): Promise<string> {
  if (file.size === 0) return `Expected a page, got an empty file: “${file.name}” has no bytes. Scan or save it again.`;
  if (file.size > limit) {
    return `Expected a file of at most ${sizeText(limit)}, got ${sizeText(file.size)}. Save the page as a JPEG, or scan it at 300 dpi, and open that.`;
  }
  let start: string;
  try {
    start = await startOf(file);
  } catch {
    return `Expected a file that can be read, but the browser cannot open “${file.name}”. Choose it again, or copy it to this machine first.`;
  }
  if (taken.some(([, magic]) => magic.test(start))) return '';
  const refused: Refused = REFUSED.find(([, magic]) => magic.test(start)) ?? ['something else', /^/];
  const [kind, , advice = 'Save it as PNG or JPEG'] = refused;
  return `Expected a page (${taken.map(([name]) => name).join(', ').replace(/, (\w+)$/, ' or $1')}), got ${kind} named “${file.name}”. ${advice} and open that.`;
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
    if (!aborted) ends.failed('Expected the file to reach the server, but the connection broke. What is shown stays; send the file again.');
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
  return `Expected the server to take the file, got its answer ${request.status}. Reload this page and send the file again.`;
}
