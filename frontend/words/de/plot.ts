/** The learning curve. */
import type { Words } from '../en/words.js';

export const plot: Words['plot'] = {
  training: 'Training',
  validation: 'Validierung',
  target: 'Ziel',
  epoch: 'Epoche',
  logAxis: 'logarithmisch',
  untrained: 'Kein Trainingslauf',
  loss: (epochs, loss, best) => `Verlust über ${epochs} Epochen; Validierungsverlust ${loss} in Epoche ${best}`,
  reading: (epoch, training, validation) => `Epoche ${epoch}: Training ${training}, Validierung ${validation}`,
};
