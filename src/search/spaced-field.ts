/**
 * `title: كلمة`: the name of a field, and a space behind its colon. In a sentence that is punctuation («قال المصدر: …»),
 * and so it is in many a headline («مصدر: استقالة الحكومة»); it names a field where there is more that says so.
 */
import { isLatinWord } from './query-lexicon.ts';
import type { QueryLexicon } from './query-lexicon.ts';
import { TEXT_FIELDS } from './query-words.ts';
import type { Lexeme } from './read-lexemes.ts';
import { toDateLeaf } from './to-leaf.ts';

export interface SpacedField {
  /** The name without its colon, as the lexeme of a field. */
  readonly name: Lexeme;
  /** No doubt is left: a date behind it, Arabic behind a name in Latin letters, or nothing in the query but the two. */
  readonly isPlain: boolean;
}

/** The name of a field at a place, with space behind its colon and something that can be looked for there; else null. */
export function toSpacedField(
  lexemes: readonly Lexeme[],
  place: number,
  { meaningOf }: Pick<QueryLexicon, 'meaningOf'>,
): SpacedField | null {
  const [lexeme, next] = [lexemes[place], lexemes[place + 1]];
  if (lexeme?.kind !== 'word' || !lexeme.text.endsWith(':') || !next) return null;
  const name: Lexeme = { ...lexeme, kind: 'field', text: lexeme.text.slice(0, -1), end: lexeme.end - 1 };
  const meaning = meaningOf(name.text);
  if (meaning === 'after' || meaning === 'before')
    return next.kind === 'word' && toDateLeaf(meaning, next) ? { name, isPlain: true } : null;
  if (!TEXT_FIELDS.some((field) => field === meaning) || !['word', 'quoted', 'open'].includes(next.kind)) return null;
  const isForeign = isLatinWord(name.text) && /\p{Script=Arabic}/u.test(next.text);
  const isAll = place === 0 && (next.kind === 'open' ? lexemes.at(-1)?.kind === 'close' : lexemes.length === 2);
  return { name, isPlain: isForeign || isAll };
}
