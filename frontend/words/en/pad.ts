/** The pad to draw on. */
export const pad = {
  name: 'Drawing pad',
  keys: 'Arrow keys move a cursor of one cell, Shift with an arrow draws, Space sets or wipes a cell.',
  cell: (row: number, column: number, inked: boolean) => `Row ${row}, column ${column}, ${inked ? 'ink' : 'blank'}`,
  tooLarge: (megabytes: number, limit: number) => `The picture has ${megabytes} MB; the limit is ${limit} MB. Use a smaller one.`,
  crop: {
    title: 'Which part of the picture?',
    how: 'Drag the picture until what matters fills the frame.',
    landmarks: (names: string) => `Drag and scale the picture until ${names} lie in the circles, as they do in every picture that the model learned from.`,
    frame: 'Picture under the frame',
    keys: 'Arrow keys move the picture, with Shift in larger steps; plus and minus scale it, 0 shows all of it; Enter takes the part.',
    size: 'Size',
    whole: 'All of it',
    cancel: 'Cancel',
    use: 'Use this part',
  },
  unreadable: 'This file is not a picture that the browser can read. Use a PNG, JPEG or WebP.',
};
