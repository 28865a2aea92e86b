/** Telling a noun in teh marbuta from the feminine of an adjective or of a person, by what stands beside it in text. */
import type { Lexicon } from './lexicon.ts';
import { ALEF, BEH, HEH, LAM, MEEM, NOON, TEH, WAW, YEH } from './letters.ts';
import { isParticiple } from './participle.ts';

/** Endings of a noun in teh marbuta that somebody has: ته تها تهم تنا. */
const POSSESSED = [HEH, HEH + ALEF, HEH + MEEM, NOON + ALEF].map((pronoun) => TEH + pronoun);
/** A noun is possessed at least once in so many times; an adjective hardly ever. */
const POSSESSED_RATIO = 40;
/** A noun stands behind ب or ل at least once in so many times; an adjective never does without an article. */
const PREPOSITIONS = [BEH, LAM];
const PREPOSITION_RATIO = 12;
const NISBA_RATIO = 4;
/** How many times rarer than the feminine a masculine is that counts for none. */
const ALONE_RATIO = 3;
const ALONE_RATIO_OF_ADJECTIVE = 8;
/** Forms that are rarer are not attested: that there is no masculine of a rare feminine says nothing. */
const LEAST_ATTESTED = 4;

/**
 * Whether a word and its teh marbuta make a noun of its own (مكتبة beside مكتب), and not the feminine of an adjective or
 * of a person (جديدة, طالبة), which goes with its masculine. Nouns are seen with pronouns, or have no masculine.
 */
export function isFeminineNoun(stem: string, lexicon: Lexicon): boolean {
  const feminine = lexicon.feminine(stem);
  // With heh it may be a pronoun: كتابه is "his book" more often than it is كتابة without its dots.
  const withPronoun = lexicon.weight(stem, HEH) - feminine;
  if (2 * withPronoun >= feminine) return false;
  if (!isParticiple(stem) && isFeminineAlone(stem, lexicon)) return true;
  // The feminine of a nisba is possessed, too: شعبيته, his popularity. A nisba has a masculine with an article.
  if (stem.endsWith(YEH) && lexicon.definite(stem) * NISBA_RATIO >= lexicon.definite(stem, HEH)) return false;
  const behindPreposition = PREPOSITIONS.reduce((sum, letter) => sum + lexicon.count(letter + stem, HEH), 0);
  if (behindPreposition * PREPOSITION_RATIO >= feminine) return true;
  const possessed = POSSESSED.reduce((sum, ending) => sum + lexicon.weight(stem, ending), 0);
  return possessed * POSSESSED_RATIO >= feminine;
}

/** Whether there is next to no masculine. */
export function isFeminineAlone(stem: string, lexicon: Lexicon): boolean {
  // Persons have sound plurals, and adjectives, nisbas above all, are of all genders in the end.
  const ofPersons = lexicon.weight(stem, YEH + NOON) + lexicon.weight(stem, WAW + NOON);
  const ratio = ofPersons > 0 || stem.endsWith(YEH) ? ALONE_RATIO_OF_ADJECTIVE : ALONE_RATIO;
  return (lexicon.weight(stem) + ofPersons) * ratio < lexicon.feminine(stem) && !isRareNisba(stem, lexicon);
}

/**
 * Whether it is the nisba of a usual noun, and too rare for its masculine to be attested: حاسوبية, of الحاسوب. Nouns such as
 * تعاونية have a plural.
 */
function isRareNisba(stem: string, { definite, feminine, weight }: Lexicon): boolean {
  const isRare = feminine(stem) <= ALONE_RATIO_OF_ADJECTIVE * LEAST_ATTESTED;
  return stem.endsWith(YEH) && isRare && definite(stem.slice(0, -1)) > feminine(stem) && weight(stem, ALEF + TEH) === 0;
}
