/** The conversation with the server. */
import type { Words } from '../en/words.js';

export const talk: Words['talk'] = {
  notTaken: 'Der Server hat das nicht angenommen und wird noch einmal gefragt. Was eingestellt ist, bleibt hier und in der Adresse.',
};
