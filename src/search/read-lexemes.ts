/** The first step of reading a query: its text cut into words, quoted parts and signs. Nothing is decided here. */
import { isQuote, pairQuotes } from './pair-quotes.ts';

/** A stretch of a query; offsets are UTF-16 into its text. For quoted parts they leave the marks out. */
export interface Lexeme {
  readonly kind: 'word' | 'quoted' | 'open' | 'close' | 'bar' | 'ampersands' | 'dash' | 'field' | 'stray-quote';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** For `quoted`: a `=` stands before the marks. */
  readonly isExact: boolean;
  /** For `quoted`: the number behind a `~`, as typed; null without one. */
  readonly slop: string | null;
}

/** The byte order mark, which is space to the language, stands inside words. */
const SPACE = /(?!\uFEFF)\s/u;
const DASH = /[-−–]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const SLOP = /~(\p{Nd}{1,4})(?!\p{Nd})/uy;
/** A name and a colon with something right behind it. */
const FIELD = /(\p{L}[\p{L}\p{M}]*):(?=[^\s:/])/uy;

/** Cuts a query into lexemes, in order; space between them is left out. Total, and linear but for marks left open. */
export function readLexemes(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  const add = (kind: Lexeme['kind'], start: number, end: number, more: Partial<Lexeme> = {}): number => {
    lexemes.push({ kind, text: text.slice(start, end), start, end, isExact: false, slop: null, ...more });
    return end;
  };
  const { closingOf } = pairQuotes(text);

  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    const last = lexemes.at(-1)?.kind;
    const isAtStart = at === 0 || /[\s(|]/u.test(text.charAt(at - 1)) || last === 'field' || last === 'ampersands';
    const isExact = character === '=' && (isQuote(text.charAt(at + 1)) || closingOf(at + 1) >= 0);
    const mark = isExact ? at + 1 : at;
    const closing = closingOf(mark);
    if (SPACE.test(character)) at += 1;
    else if (closing < 0 && isQuote(text.charAt(mark))) at = add('stray-quote', mark, mark + 1);
    else if (closing >= 0) {
      SLOP.lastIndex = closing + 1;
      const slop = SLOP.exec(text);
      add('quoted', mark + 1, closing, { isExact, slop: slop?.[1] ?? null });
      at = closing + 1 + (slop?.[0].length ?? 0);
    } else if (character === '(') at = add('open', at, at + 1);
    else if (character === ')') at = add('close', at, at + 1);
    else if (character === '|') at = add('bar', at, at + (text.startsWith('||', at) ? 2 : 1));
    else if (text.startsWith('&&', at)) at = add('ampersands', at, at + 2);
    else if (DASH.test(character) && isAtStart && canExclude(text, at + 1, closingOf)) at = add('dash', at, at + 1);
    else {
      FIELD.lastIndex = at;
      const field = isAtStart || last === 'dash' ? FIELD.exec(text) : null;
      if (field) {
        add('field', at, at + (field[1]?.length ?? 0));
        at += field[0].length;
        continue;
      }
      let end = at + 1;
      while (end < text.length && !isWordEnd(text, end)) end += 1;
      at = add('word', at, end);
    }
  }
  return lexemes;
}

function isWordEnd(text: string, at: number): boolean {
  const character = text.charAt(at);
  return /(?!\uFEFF)[\s()|]/u.test(character) || isQuote(character) || text.startsWith('&&', at);
}

/** Whether what follows a dash can be excluded: a dash before a space, or one of several, is punctuation. */
function canExclude(text: string, at: number, closingOf: (at: number) => number): boolean {
  const next = text.charAt(at);
  return (
    next === '(' ||
    next === '=' ||
    isQuote(next) ||
    closingOf(at) >= 0 ||
    WORD_CHARACTER.test(String.fromCodePoint(text.codePointAt(at) ?? 32))
  );
}
