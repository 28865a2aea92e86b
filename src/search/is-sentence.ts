/** Telling a question or a sentence from a query made of terms: in a sentence, أو and a dash are what they always were. */
import { isLatinWord } from './query-lexicon.ts';
import type { QueryLexicon } from './query-lexicon.ts';
import type { Lexeme } from './read-lexemes.ts';
import { toSpacedField } from './spaced-field.ts';

/** A sentence has at least so many words, with a function word among them that is no operator. */
const SENTENCE_WORDS = 6;
/** A shorter one is marked as one. */
const SHORT_SENTENCE_WORDS = 4;
/** «قال المصدر: …», «أبدا.. لن»: marks that only sentences have. */
const SENTENCE_MARK = /[\p{L}\p{N}][.!…:]+$/u;
const QUESTION_MARK = /[?؟]/u;

/** Whether the lexemes of a query read as a sentence. */
export function isSentence(lexemes: readonly Lexeme[], lexicon: QueryLexicon): boolean {
  const { meaningOf, isStopWord } = lexicon;
  const words = lexemes.filter(({ kind }) => kind === 'word' || kind === 'field');
  if (words.some(({ text }) => QUESTION_MARK.test(text))) return words.length > 1;
  const [first] = words;
  if (first && first === lexemes[0] && words.length > 2 && meaningOf(first.text) === 'question') return true;
  if (hasSyntax(lexemes, lexicon)) return false;
  if (words.length >= SHORT_SENTENCE_WORDS && words.some(({ text }) => SENTENCE_MARK.test(text))) return true;
  if (words.length < SENTENCE_WORDS) return false;
  return words.some(({ text }) => {
    const meaning = meaningOf(text);
    return isStopWord(text) && (meaning === null || meaning === 'question');
  });
}

/** Whether something stands in a query that nobody writes in a sentence. */
export function hasSyntax(lexemes: readonly Lexeme[], { meaningOf }: QueryLexicon): boolean {
  return lexemes.some(
    (lexeme, at) =>
      isSyntax(lexeme, lexemes[at + 1], meaningOf) || toSpacedField(lexemes, at, { meaningOf })?.isPlain === true,
  );
}

/** A bar, a capital OR, a name of a field with its colon, a dash before a bracket. */
function isSyntax(lexeme: Lexeme, next: Lexeme | undefined, meaningOf: QueryLexicon['meaningOf']): boolean {
  if (lexeme.kind === 'bar' || lexeme.kind === 'ampersands' || lexeme.isExact || lexeme.slop !== null) return true;
  if (lexeme.kind === 'dash') return next?.kind === 'open' || next?.kind === 'quoted';
  if (lexeme.kind === 'open') return next?.kind === 'dash';
  if (lexeme.kind !== 'word' && lexeme.kind !== 'field') return false;
  return meaningOf(lexeme.text) !== null && (lexeme.kind === 'field' || isLatinWord(lexeme.text));
}
