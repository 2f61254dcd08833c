/** Pictures, and what is told of their differences. */
import type { Words } from '../en/words.js';

export const picture: Words['picture'] = {
  reconstruction: 'Rekonstruktion',
  testPicture: 'Testbild',
  testPictures: 'Testbilder',
  drawn: {
    latents: (title) => `${title}: Diese Bilder dürfen hier nicht gezeigt werden. Jeder Punkt ist der Latentvektor eines von ihnen; zu sehen ist, was das Modell daraus zeichnet.`,
    samples: (title) => `${title}: Kein Punkt ist ein Bild, das es gibt. Das Modell hat aus Bildern von Menschen gelernt, die niemand gefragt hat; deshalb ist alles, was hier zu sehen ist, vom Modell erfunden.`,
  },
  signed: (name, photographic = false) => `${name}: orange, wo ${photographic ? 'Licht' : 'Tinte'} hinzukam, blau, wo ${photographic ? 'Licht' : 'Tinte'} verloren ging`,
  absolute: (name) => `${name}, von null (dunkel) bis voll (hell)`,
  file: 'Bilddatei',
  open: 'Bild öffnen',
};
