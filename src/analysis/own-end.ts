/** Telling the last letters of a word from an ending, by how they are written and what they are used with. */
import type { Lexicon } from './lexicon.ts';
import { ALEF, NOON, TEH, YEH } from './letters.ts';
import type { Suffix } from './suffixes.ts';
import { takesArticle } from './takes-article.ts';

const DUAL = ALEF + NOON;
const DUAL_OBLIQUE = YEH + NOON;

/** Whether the letters of the suffix are the word's own, for it is written or used as none with that suffix is. */
export function isOwnEnd(word: string, { letters, isDefinite }: Suffix, lexicon: Lexicon): boolean {
  if (!isDefinite && takesArticle(word, lexicon)) return true;
  // A country in ـيا goes with those who come from it: سوريا, سوري.
  if (letters === ALEF || letters === TEH + ALEF) return lexicon.hasOwnEnd(word) && !word.endsWith(YEH + ALEF);
  if (letters.endsWith(YEH)) return lexicon.hasOwnEnd(word) || isWeakImperfect(word, lexicon);
  return letters.endsWith(DUAL) && isNoDual(word, lexicon);
}

/** Whether both third persons of a verb in yeh occur: يعاني, تعاني. */
function isWeakImperfect(word: string, lexicon: Lexicon): boolean {
  const person = word.charAt(0);
  if ((person !== YEH && person !== TEH) || takesArticle(word, lexicon)) return false;
  return lexicon.count(YEH + word.slice(1)) > 0 && lexicon.count(TEH + word.slice(1)) > 0;
}

/** Whether a word is attested and never in the other case of a dual: there is no لبنين beside لبنان. Verbs have no cases. */
function isNoDual(word: string, lexicon: Lexicon): boolean {
  const oblique = word.slice(0, -DUAL.length) + DUAL_OBLIQUE;
  return !word.startsWith(YEH) && lexicon.weight(word) > 0 && lexicon.weight(oblique) === 0;
}
