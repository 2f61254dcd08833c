/** The damage lab. */
import type { Words } from '../en/words.js';
import { picture } from './picture.js';

export const lab: Words['lab'] = {
  carried: 'zeichnung.png',
  name: 'Schadenslabor',
  back: '← Reinigen',
  damageCost: 'Schaden',
  cleaningCost: 'Reinigung',
  showError: 'Fehler zeigen',
  shrunk: (name, factor, width, height) => `„${name}“ ist zu groß für das Labor und wurde auf 1/${factor} verkleinert, ${width} × ${height} Pixel.`,
  noneReady: (reason) =>
    `Kein Modell, das reinigt, ist bereit: ${reason}. Legen Sie eines unter models/ ab, und starten Sie den Server neu; mehr dazu steht unter „Modelle“.`,
  noneInstalled: 'Kein Modell, das reinigt, ist installiert. Legen Sie eines unter models/ ab, und starten Sie den Server neu; mehr dazu steht unter „Modelle“.',
  damagedPng: 'Beschädigt (PNG)',
  cleanedPng: 'Gereinigt (PNG)',
  downloadDamaged: 'Das beschädigte Bild herunterladen',
  downloadCleaned: 'Das gereinigte Bild herunterladen',

  notInLink: 'In diesem Link geht es um ein Bild, das auf einer anderen Seite geöffnet wurde und nicht darin enthalten ist; dies ist ein Beispiel.',
  noSample: (sample, title) => `Für ${title} gibt es kein Beispiel „${sample}“; dies ist ein anderes.`,
  noDamage: (damage, title) => `${title} kennt hier keinen Schaden „${damage}“; dies ist ein anderer.`,
  noLevel: (level, most) => `Die Stärke ist 0 bis ${most}, nicht „${level}“; dies ist die mittlere.`,
  noSeed: (seed, most, shown) => `Der Startwert ist eine ganze Zahl von 0 bis ${most}, nicht „${seed}“; dies ist ${shown}.`,

  sample: 'Beispiel',
  damage: 'Schaden',
  zoom: 'Zoom',
  larger: 'Größer',
  smaller: 'Kleiner',
  whole: 'Die ganze Seite',
  zoomKeys: 'Plus und Minus ändern die Größe, Pfeiltasten verschieben, 0 zeigt die ganze Seite; die beiden anderen folgen.',
  again: 'Nochmal',
  againWithSeed: 'Noch einmal, mit anderem Startwert',
  level: 'Stärke',
  levelAt: (level, unit) => `${level}, ${unit}`,
  levels: (most, unit) => `0 bis ${most}: ${unit}`,
  whatToOpen: (kinds, limit) => `Oder hier ablegen oder einfügen: ${kinds}, bis ${limit}. Das Bild steht nicht in der Adresse, alles andere schon.`,
  noModelFor: (group) => `${group} – kein Modell dafür ist bereit`,

  truth: { name: 'Original', page: 'Originalseite', picture: 'Originalbild' },
  damaged: {
    name: 'Beschädigt', page: 'Beschädigte Seite', picture: 'Beschädigtes Bild',
    minusTruth: 'Beschädigt minus Original', pageError: picture.signed('Beschädigte Seite'), pictureError: (photographic) => picture.signed('Beschädigtes Bild', photographic),
  },
  cleaned: {
    name: 'Gereinigt', page: 'Gereinigte Seite', picture: 'Gereinigtes Bild',
    minusTruth: 'Gereinigt minus Original', pageError: picture.signed('Gereinigte Seite'), pictureError: (photographic) => picture.signed('Gereinigtes Bild', photographic),
  },
  lost: (photographic) => (photographic ? '−1, Licht verloren' : '−1, Tinte verloren'),
  added: (photographic) => (photographic ? '+1, Licht hinzugekommen' : '+1, Tinte hinzugekommen'),

  againstTruth: 'Zum Original',
  gain: 'Gewinn',
  psnr: 'PSNR sagt, wie klein der Fehler ist: 10 dB mehr sind ein Zehntel davon. SSIM sagt, wie viel der Struktur übereinstimmt: 1 heißt alles.',
  same: 'gleich',
  sameAsTruth: 'gleich dem Original',
  spoken: (psnr, ssim) => `PSNR ${psnr[0]} beschädigt, ${psnr[1]} gereinigt. SSIM ${ssim[0]} beschädigt, ${ssim[1]} gereinigt.`,
};
