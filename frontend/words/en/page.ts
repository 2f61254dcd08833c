/** What is said of files that are opened. */
const AS_PICTURE = 'Save it as PNG or JPEG';

export const page = {
  bytes: (count: number) => `${count} bytes`,
  empty: (name: string) => `Expected a page, got an empty file: “${name}” has no bytes. Scan or save it again.`,
  tooLarge: (limit: string, size: string) =>
    `Expected a file of at most ${limit}, got ${size}. Save the page as a JPEG, or scan it at 300 dpi, and open that.`,
  unreadable: (name: string) =>
    `Expected a file that can be read, but the browser cannot open “${name}”. Choose it again, or copy it to this machine first.`,
  unknown: (taken: string, kind: string, name: string, advice: string) =>
    `Expected a page (${taken}), got ${kind} named “${name}”. ${advice} and open that.`,
  /** What is not read, and what to do with it. */
  refused: {
    pdf: ['a PDF', 'Save its page as a picture'],
    zip: ['a ZIP archive', 'Unpack it'],
    heic: ['a HEIC picture, as iPhones take them,', 'On the phone choose Settings > Camera > Formats > Most Compatible, or save it as JPEG'],
    avif: ['an AVIF picture', AS_PICTURE],
    jpeg2000: ['a JPEG 2000 picture', AS_PICTURE],
    jpegXl: ['a JPEG XL picture', AS_PICTURE],
    photoshop: ['a Photoshop file', AS_PICTURE],
    djvu: ['a DjVu file', 'Save it as PDF or TIFF'],
    film: ['a film', 'Take a picture of the page'],
    text: ['a text', AS_PICTURE],
    other: ['something else', AS_PICTURE],
  } satisfies Record<string, readonly [kind: string, advice: string]>,
  connectionBroke: 'Expected the file to reach the server, but the connection broke. What is shown stays; send the file again.',
  notTaken: (status: number) => `Expected the server to take the file, got its answer ${status}. Reload this page and send the file again.`,
};
