/** Holds that what a visitor reads or hears comes from the words of a language, not from the code. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const FRONTEND = join(import.meta.dirname, '..');
/** The attributes that are read or spoken, those of our own elements too. */
const SPOKEN = new Set(['alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'heading', 'hint', 'label',
  'placeholder', 'subject', 'title', 'words']);
/** What is the same in every language. */
const SAME_EVERYWHERE = [
  'dB', 'dpi', 'KB', 'MB', 'min', 'ms', 'px', 's', // units
  'MSE', 'PSNR', 'SSIM', // measures
  'NPZ', 'PNG', // kinds of files
  'z', // the values of a latent: z1, z2, …
];
/** What a language says as English does. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  de: ['Bias', 'Decoder', 'Dimension …', 'E', 'Ellipsoid', 'Encoder', 'GIF', 'Hindi', 'I', 'In Java', 'M', 'N', 'Name', 'NoisyOffice', 'Original', 'Original …', 'PCA', 'PDF', 'Pause', 'Precision', 'Prior', 'Recall',
    'UMAP', 'Zoom'],
};
/** Markup without a word of its own, and what code of the words is told and no visitor. */
const WORDLESS = ['… <b>…</b>', '2-digit', 'decoder', 'disjunction', 'left', 'log_variance', 'long', 'numeric', 'resize', 'transposed-convolution'];
/** What keys are called in events; what they are called on the screen stands in the words. */
const KEYS = /^(Arrow(Down|Left|Right|Up)|Backspace|Delete|End|Enter|Escape|Home|Page(Down|Up)|Shift)$/;
/** Sentences for developers, on the console or in errors that no screen shows. */
const UNSEEN = /^(console\.\w+|Error)$/;
/** Fonts and other styles. */
const STYLE = /^(\d+ )?\d+px |^(linear-gradient|repeat|rgb|translate)\(|^\((max-width|pointer|prefers-)|^left: /;
/** The header of a NumPy array. */
const NUMPY = /^\{'descr'/;
/** HTML and scripts for somebody else's page. */
const CODE = /^<iframe |^addEventListener\(/;
/** Stands for an expression in a template. */
const HOLE = '\0';

const LETTER = /\p{L}/u;
/** Two words, or a word beside something that is put in. */
const SENTENCE = /\p{L}{2,}[^\p{L}\0]{0,2} \p{L}|\0[^\p{L}\0]{0,2} \p{L}{2,}|\p{L}{2,}[^\p{L}\0]{0,2} \0/u;
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;

/** Whether a text has words that a language has in its own way. */
function isWorded(text: string): boolean {
  return text.split(/[^\p{L}]+/u).some((word) => LETTER.test(word) && !SAME_EVERYWHERE.includes(word));
}

/** Whether a string of the code looks like something to read. */
function isTelling(text: string): boolean {
  if (STYLE.test(text) || NUMPY.test(text) || KEYS.test(text) || CODE.test(text)) return false;
  return isWorded(text) && (SENTENCE.test(text) || CAPITALISED.test(text));
}

/** The strings in some code that a visitor could read, each with its line. */
function textsIn(code: string): string[] {
  const source = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const tell = (at: number, text: string) => found.push(`${source.getLineAndCharacterOfPosition(at).line + 1}: ${text.replaceAll(HOLE, '…').trim()}`);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node) || ts.isDecorator(node)) return;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && UNSEEN.test(node.expression.getText())) return;
    if (ts.isTaggedTemplateExpression(node)) {
      if (/^(html|svg)$/.test(node.tag.getText())) for (const [at, text] of textsOfMarkup(node.template)) tell(at, text);
      expressionsOf(node.template).forEach(visit);
      return;
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = ts.isTemplateExpression(node) ? piecesOf(node).map((piece) => piece.text).join(HOLE) : node.text;
      if (isTelling(text)) tell(node.getStart(), text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function expressionsOf(template: ts.TemplateLiteral): ts.Expression[] {
  return ts.isTemplateExpression(template) ? template.templateSpans.map(({ expression }) => expression) : [];
}

/** The fixed parts of a template as they are written, and where they begin. */
function piecesOf(template: ts.TemplateLiteral): { at: number; text: string }[] {
  const parts = ts.isTemplateExpression(template) ? [template.head, ...template.templateSpans.map(({ literal }) => literal)] : [template];
  return parts.map((part, i) => {
    const at = part.getStart() + 1;
    return { at, text: part.getSourceFile().text.slice(at, part.getEnd() - (i < parts.length - 1 ? 2 : 1)) };
  });
}

/** Text between tags, and the values of attributes that are read or spoken, with letters; and where they are. */
function textsOfMarkup(template: ts.TemplateLiteral): (readonly [at: number, text: string])[] {
  const pieces = piecesOf(template);
  const markup = pieces.map(({ text }) => text).join(HOLE);
  const placeOf = (offset: number): number => {
    let before = 0;
    for (const { at, text } of pieces) {
      if (offset <= before + text.length) return at + offset - before;
      before += text.length + HOLE.length;
    }
    throw new Error(`there is no ${offset} in a template`);
  };
  const found: (readonly [number, string])[] = [];
  const look = (offset: number, text: string) => {
    if (isWorded(text)) found.push([placeOf(offset + text.search(LETTER)), text]);
  };
  for (const { 0: part, 1: attributes, index } of markup.matchAll(/<!--[^]*?-->|<\/?[\w-]+((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+/g)) {
    if (!part.startsWith('<')) look(index, part);
    for (const attribute of attributes?.matchAll(/([^\s=]+)=("[^"]*"|'[^']*'|[^\s>]+)/g) ?? []) {
      if (SPOKEN.has(attribute[1]!)) look(index + part.indexOf(attributes!) + attribute.index + attribute[1]!.length + 1, attribute[2]!);
    }
  }
  return found;
}

/** Every text that some code holds, with a hole for each expression. */
function literalsIn(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node) || ts.isPropertyName(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node) return;
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) found.push(piecesOf(node).map((piece) => piece.text).join(HOLE));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

/** The keys of all texts of a language: `draw.tools.undo`. */
function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key}`]));
}

const files = readdirSync(FRONTEND, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(generated|words)\//.test(file));

describe('texts on the screens', () => {
  it('come from the words of a language', () => {
    expect(files.length).toBeGreaterThan(90);
    expect(files.flatMap((file) => textsIn(readFileSync(join(FRONTEND, file), 'utf8')).map((text) => `frontend/${file}:${text}`))).toEqual([]);
  });

  it('are found where the code has them', () => {
    expect(textsIn('html`<p>\n${count} ms of <b class="a b">waiting</b></p>`')).toEqual(['2: … ms of', '2: waiting']);
    expect(textsIn('html`<a title="Close (Esc)" class="one two" .label=${words.ui.close}>${open ? html`<i>✕</i>` : svg`<text>Stop</text>`}</a>`'))
      .toEqual(['1: "Close (Esc)"', '1: Stop']);
    expect(textsIn('html`<a aria-label="Page ${page}" label=Next>z${page}</a>`')).toEqual(['1: "Page …"', '1: Next']);
    expect(textsIn("const NAMES = { a: 'Nothing here', b: `of ${count} pages`, c: 'Draw' };")).toEqual(['1: Nothing here', '1: of … pages', '1: Draw']);
    expect(textsIn("console.warn('No such thing'); throw new Error('None of these'); if (key === 'Enter') pen.font = `600 12px ${family}`;")).toEqual([]);
  });
});

const languages = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

describe.each(languages.filter((code) => code !== 'en'))('the language %s', (code) => {
  it('has every text of English and no other', async () => {
    const [english, other] = await Promise.all(['en', code].map(async (folder) => (await import(`./${folder}/words.ts`)).words));
    expect(keysOf(english).length).toBeGreaterThan(500);
    expect(keysOf(other).sort()).toEqual(keysOf(english).sort());
  });

  it('leaves nothing in English', () => {
    const [english, other] = ['en', code].map((folder) => readdirSync(join(import.meta.dirname, folder))
      .flatMap((file) => literalsIn(readFileSync(join(import.meta.dirname, folder, file), 'utf8'))));
    const same = other!.filter((text) => isWorded(text) && english!.includes(text)).map((text) => text.replaceAll(HOLE, '…'));
    expect([...new Set(same)].filter((text) => !WORDLESS.includes(text)).sort()).toEqual(SAME_AS_ENGLISH[code]);
  });
});
