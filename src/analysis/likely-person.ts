/** Telling a verb from a noun where the verb itself is too rare to be known. */
import type { Lexicon } from './lexicon.ts';
import { ALEF, NOON, TEH, WAW, YEH } from './letters.ts';
import { takesArticle } from './takes-article.ts';

/** Letters behind the person that names of other languages begin with: يوفنتوس, ياهو. */
export const FIRST_OF_NAMES: ReadonlySet<string> = new Set([WAW, ALEF]);
/** How many times as frequent as "he" another word with the letters of "she" may be at most: تونس is not of يونس. */
const THIRD_RATIO = 8;

/**
 * Whether a word that little is known of is a person of a verb, or a past that begins with alef. Hardly any noun begins
 * with yeh, and those that do have an article, or are names; of the other persons there must be the third.
 */
export function isLikelyPerson(word: string, lexicon: Lexicon): boolean {
  const { count } = lexicon;
  const [person, stem] = [word.charAt(0), word.slice(1)];
  // An alef at the end is of a tanwin or a name, more often than of a verb.
  if (stem.endsWith(ALEF)) return false;
  const third = count(YEH + stem);
  switch (person) {
    case YEH:
      if (FIRST_OF_NAMES.has(stem.charAt(0))) return count(stem) > 0 && count(TEH + stem) + count(stem + TEH) > 0;
      // Of these letters there is a noun, too, and it is the more usual: سري, عادل.
      return !(takesArticle(stem, lexicon) && (stem.endsWith(YEH) || stem.charAt(1) === ALEF));
    case TEH:
      return stem.startsWith(TEH) || (third > 0 && count(word) <= third * THIRD_RATIO);
    case NOON:
      return third > 0 && count(word) <= third;
    default:
      return third > 0 && (count(word + TEH) > 0 || count(word + WAW + ALEF) > 0);
  }
}
