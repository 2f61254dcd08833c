/** Pictures, and what is told of their differences. */
export const picture = {
  reconstruction: 'Reconstruction',
  testPicture: 'Test picture',
  testPictures: 'Test pictures',
  /** What the colours of a signed error mean, after the name of a picture. */
  signed: (name: string) => `${name}: orange where ink was added, blue where it was lost`,
  absolute: (name: string) => `${name}, from none (dark) to full (bright)`,
  worseThan: (percent: string) => `worse than ${percent} %`,
  file: 'Picture file',
  open: 'Open a picture',
};
