/** How a screen sets off a part of a sentence, for example one that a phone has no room for. */
import type { TemplateResult } from 'lit';

export type Mark = (part: string) => TemplateResult;
