/** Verbs whose tenses share too few letters for the stemmer to see: what a person has told it. */
import { ALEF, NOON, TEH, WAW, YEH } from './letters.ts';

export interface IrregularVerbs {
  /**
   * The past of a person of the imperfect, or of a past of two letters with an ending; null: it is none.
   * `isFuture`: it stood behind the future sign, so that an alef is a person, too.
   */
  past(word: string, isFuture: boolean): string | null;
  /** Whether it is one of the pasts: a verb, whose letters are all its own. */
  isPast(word: string): boolean;
}

const PERSONS = [YEH, TEH];
/** Before two letters it is mostly the first of a noun: نمر, نقر. */
const PERSON_OF_LONGER = NOON;
/** No ending is cut down to two letters elsewhere, for most such words are none. */
const ENDINGS_OF_SHORT_PAST = [TEH, WAW + ALEF];
const SHORT = 2;
const WEAK = new Set([YEH, WAW]);
/** A weak letter is lost before them. */
const PLURALS = [WAW + NOON, WAW + ALEF];

/** `pairs` are pasts and imperfects of the third person, in natural spelling; words to look for are folded. */
export function createIrregularVerbs(
  pairs: readonly (readonly [string, string])[],
  fold: (word: string) => string,
): IrregularVerbs {
  const pasts = new Set<string>();
  const forms = new Map<string, string>();
  const futures = new Map<string, string>();
  for (const [natural, imperfect] of pairs) {
    const past = fold(natural);
    const stem = fold(imperfect).slice(1);
    pasts.add(past);
    for (const person of PERSONS) {
      forms.set(person + stem, past);
      if (WEAK.has(stem.slice(-1))) for (const plural of PLURALS) forms.set(person + stem.slice(0, -1) + plural, past);
    }
    if (stem.length > SHORT) forms.set(PERSON_OF_LONGER + stem, past);
    futures.set(ALEF + stem, past);
    if (past.length === SHORT) for (const ending of ENDINGS_OF_SHORT_PAST) forms.set(past + ending, past);
  }

  return {
    past: (word, isFuture) => forms.get(word) ?? (isFuture ? futures.get(word) : undefined) ?? null,
    isPast: (word) => pasts.has(word),
  };
}
