/**
 * Verbs: the persons of one tense share what follows the first letter (يعلن, تعلن, نعلن, and أعلن with them). Where the
 * past has other letters than that, they share the past (يقول and قال, يصل and وصل).
 */
import type { Lexicon } from './lexicon.ts';
import { ALEF, LAM, NOON, SEEN, TEH, WAW, YEH } from './letters.ts';
import { toPast, toPastInWaw } from './past-tense.ts';
import type { ProtectedWords } from './protected-words.ts';
import { takesArticle } from './takes-article.ts';

const PERSONS = new Set([YEH, TEH, NOON, ALEF]);
const FEWEST_LEFT = 3;
const ARTICLE = ALEF + LAM;

/** How many times as frequent as the verb with the teh one without must be for the teh to be a sign of person. */
const OWN_TEH_RATIO = 4;

/**
 * The verb without its sign of person; null when the word is no such verb. `isFuture`: it stood behind the future sign,
 * and so is a verb.
 */
export function cutPerson(
  word: string,
  isFuture: boolean,
  lexicon: Lexicon,
  protectedWords: ProtectedWords,
): string | null {
  const person = word.charAt(0);
  const rest = word.slice(1);
  if (!PERSONS.has(person)) return null;
  if (rest.length < FEWEST_LEFT) return takesArticle(word, lexicon) ? null : toPastInWaw(word, lexicon);
  const past = (): string => {
    const found = toPast(rest, lexicon);
    return (found.startsWith(ALEF) ? cutPerson(found, false, lexicon, protectedWords) : null) ?? found;
  };
  if (isFuture) return past();
  if (!isImperfect(rest, lexicon)) return null;
  // What protects التقى says that it has no article; its alef is no less that of a past.
  if (takesArticle(word, lexicon) || (!word.startsWith(ARTICLE) && protectedWords.ownStart(word) !== null)) return null;
  if (person === ALEF) return rest;
  // تحدث is a verb of its own, for there is يتحدث.
  return person === TEH && lexicon.count(YEH + word) * OWN_TEH_RATIO > lexicon.count(YEH + rest) ? null : past();
}

/**
 * Both third persons occur, and one of them with an ending or the future sign, as no noun has; or, for a verb whose
 * past begins with alef, the third person and the past with its feminine ending (يعتقل, اعتقلت).
 */
export function isImperfect(stem: string, { count }: Lexicon): boolean {
  if (count(YEH + stem) === 0) return false;
  if (stem.length > FEWEST_LEFT && count(ALEF + stem + TEH) > 0) return true;
  // A weak verb loses its last letter before an ending: ينفي, ينفون.
  const before = stem.endsWith(YEH) || stem.endsWith(WAW) ? stem.slice(0, -1) : stem;
  const signs = [SEEN + YEH + stem, SEEN + TEH + stem, YEH + before + WAW + NOON, YEH + before + WAW + ALEF];
  return count(TEH + stem) > 0 && signs.some((form) => count(form) > 0);
}
