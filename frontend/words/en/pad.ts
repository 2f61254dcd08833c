/** The pad to draw on. */
export const pad = {
  name: 'Drawing pad',
  keys: 'Arrow keys move a cursor of one cell, Shift with an arrow draws, Space sets or wipes a cell.',
  cell: (row: number, column: number, inked: boolean) => `Row ${row}, column ${column}, ${inked ? 'ink' : 'blank'}`,
  tooLarge: (megabytes: number, limit: number) => `The picture has ${megabytes} MB; the limit is ${limit} MB. Use a smaller one.`,
  unreadable: 'This file is not a picture that the browser can read. Use a PNG, JPEG or WebP.',
};
