/** Pictures, and what is told of their differences. */
export const picture = {
  reconstruction: 'Reconstruction',
  testPicture: 'Test picture',
  testPictures: 'Test pictures',
  /** Why pictures are not shown, and what is instead. */
  drawn: {
    latents: (title: string) => `${title} may not be shown here. Each point is a latent of one of them, and what is seen of it is what the model draws.`,
    samples: (_: string, plural: string) => `No point is a picture that exists: the ${plural} that the model learned from show people who were not asked, so all that is seen here is made up by the model.`,
  },
  /** What the colours of a signed error mean, after the name of a picture. */
  signed: (name: string, photographic = false) => `${name}: orange where ${photographic ? 'light' : 'ink'} was added, blue where it was lost`,
  absolute: (name: string) => `${name}, from none (dark) to full (bright)`,
  file: 'Picture file',
  open: 'Open a picture',
};
