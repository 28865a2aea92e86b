/** Cutting endings of number, gender, case, person and possession, while the rest is a word. */
import type { Lexicon } from './lexicon.ts';
import { ALEF, HAMZA, HEH, MEEM, NOON, TEH, WAW, YEH } from './letters.ts';
import type { ProtectedWords } from './protected-words.ts';
import { SUFFIXES } from './suffixes.ts';
import type { Suffix } from './suffixes.ts';

export interface CutEnding {
  readonly word: string;
  readonly rule: string;
}

const FEWEST_LEFT = 3;
/** An unknown word loses an ending to an unknown rest only when that much is left. */
const FEWEST_UNKNOWN = 4;
/** Endings of a noun in teh marbuta that somebody has: ته تها تهم تنا. */
const POSSESSED = [HEH, HEH + ALEF, HEH + MEEM, NOON + ALEF].map((pronoun) => TEH + pronoun);
/** A noun is possessed at least once in so many times; an adjective hardly ever. */
const POSSESSED_RATIO = 40;
/** How many times rarer than the feminine a masculine is that counts for none. */
const ALONE_RATIO = 3;
const ALONE_RATIO_OF_ADJECTIVE = 8;
/** A plural proves its singular, which can be rarer than it. */
const PLURALS = [WAW + NOON, YEH + NOON, ALEF + TEH];

/** Cuts one ending, the longest that leaves a word; null when there is none. */
export function cutSuffix(word: string, lexicon: Lexicon, protectedWords: ProtectedWords): CutEnding | null {
  for (const suffix of SUFFIXES) {
    if (!word.endsWith(suffix.letters)) continue;
    const rest = word.slice(0, -suffix.letters.length);
    if (rest.length < 2 || protectedWords.cutsInto(word, rest.length)) continue;
    const left = toRest(word, rest, suffix, lexicon, protectedWords);
    if (left !== null) return { word: left, rule: suffix.rule };
  }
  return null;
}

/** What is left of `word` without the suffix, in the form that its relatives share; null when it must not be cut. */
function toRest(
  word: string,
  rest: string,
  suffix: Suffix,
  lexicon: Lexicon,
  protectedWords: ProtectedWords,
): string | null {
  // A final hamza sits on a letter before a pronoun: وزراؤه, وزرائه beside وزراء.
  const unseated = suffix.isPronoun && !suffix.hidesTeh ? withoutSeat(rest) : null;
  if (unseated !== null && lexicon.weight(unseated) > lexicon.weight(rest) + lexicon.weight(word)) return unseated;
  const closed = suffix.isPronoun && !suffix.hidesTeh ? withMaksura(rest, lexicon) : null;
  if (closed !== null) return closed;
  if (suffix.letters === HEH)
    return rest.length < FEWEST_LEFT || protectedWords.hasOwnTeh(rest) || isFeminineNoun(rest, lexicon) ? null : rest;

  const withTeh = rest + HEH;
  // The teh of بيوتهم is the word's own: there is بيوت, and no بيوة.
  if (suffix.hidesTeh && suffix.isPronoun && lexicon.weight(rest, TEH) > lexicon.weight(rest, HEH)) return null;
  if (suffix.hidesTeh && (rest.length < FEWEST_LEFT || protectedWords.hasOwnTeh(rest)))
    return lexicon.weight(rest, HEH) > 0 ? withTeh : null;
  // خلافات are many a خلاف, and hardly ever خلافة, though that is a noun as well.
  const isOfMasculine = suffix.letters === ALEF + TEH && lexicon.weight(rest) > lexicon.feminine(rest);
  if (suffix.hidesTeh && !isOfMasculine && isFeminineNoun(rest, lexicon)) return withTeh;
  if (rest.length < FEWEST_LEFT) return null;
  if (suffix.letters === YEH) return withoutNisba(word, rest, suffix, lexicon);

  const singular = toSeatOfSingular(rest, suffix, lexicon);
  return isWord(word, singular, suffix, lexicon) ? singular : null;
}

/**
 * Whether a word and its teh marbuta make a noun of its own (مكتبة beside مكتب), and not the feminine of an adjective or
 * of a person (جديدة, طالبة), which goes with its masculine. Nouns are seen with pronouns, or have no masculine.
 */
function isFeminineNoun(stem: string, lexicon: Lexicon): boolean {
  const feminine = lexicon.feminine(stem);
  // With heh it may be a pronoun: كتابه is "his book" more often than it is كتابة without its dots.
  const withPronoun = lexicon.weight(stem, HEH) - feminine;
  if (2 * withPronoun >= feminine) return false;
  if (isFeminineAlone(stem, lexicon)) return true;
  // The feminine of a nisba is possessed, too: شعبيته, his popularity.
  if (stem.endsWith(YEH)) return false;
  const possessed = POSSESSED.reduce((sum, ending) => sum + lexicon.weight(stem, ending), 0);
  return possessed * POSSESSED_RATIO >= feminine;
}

/** Whether there is next to no masculine. */
function isFeminineAlone(stem: string, lexicon: Lexicon): boolean {
  // Persons have sound plurals, and adjectives, nisbas above all, are of all genders in the end.
  const ofPersons = lexicon.weight(stem, YEH + NOON) + lexicon.weight(stem, WAW + NOON);
  const ratio = ofPersons > 0 || stem.endsWith(YEH) ? ALONE_RATIO_OF_ADJECTIVE : ALONE_RATIO;
  return (lexicon.weight(stem) + ofPersons) * ratio < lexicon.feminine(stem);
}

/** Whether the rest is a word of its own beside the whole. */
function isWord(word: string, rest: string, suffix: Suffix, lexicon: Lexicon): boolean {
  const relatives = ['', HEH, ...PLURALS.filter((letters) => letters !== suffix.letters)];
  const ofRest = relatives.reduce((sum, ending) => sum + lexicon.weight(rest, ending), 0);
  const known = lexicon.weight(word);
  if (known > 0) return ofRest * suffix.ratio >= known;
  return ofRest > 0 || (suffix.letters.length > 1 && rest.length >= FEWEST_UNKNOWN);
}

/** A nisba without its yeh; one of a country goes to the country: فرنسي to فرنسا, and سوري stays, beside سوريا. */
function withoutNisba(word: string, rest: string, suffix: Suffix, lexicon: Lexicon): string | null {
  const ofRest = lexicon.weight(rest);
  const [withIya, withAlef] = [lexicon.count(word, ALEF), lexicon.count(rest, ALEF)];
  if (withAlef > Math.max(ofRest, withIya)) return rest + ALEF;
  if (withIya > ofRest) return null;
  if (!isWord(word, rest, suffix, lexicon)) return null;
  return isFeminineAlone(rest, lexicon) ? rest + HEH : rest;
}

/** The hamza of لاجئ sits on a waw in front of a plural: لاجئون, which is spelled like لاجؤون. */
function toSeatOfSingular(rest: string, { letters }: Suffix, lexicon: Lexicon): string {
  if (!rest.endsWith(WAW) || !letters.startsWith(WAW)) return rest;
  const onYeh = rest.slice(0, -1) + YEH;
  return lexicon.weight(onYeh) > lexicon.weight(rest) ? onYeh : rest;
}

/** An alef maksura opens to alef before a pronoun: مرضاهم beside مرضى. Folded, it is a yeh. No tanwin stands there. */
function withMaksura(rest: string, lexicon: Lexicon): string | null {
  if (!rest.endsWith(ALEF) || rest.length <= FEWEST_LEFT) return null;
  const bare = rest.slice(0, -1);
  return lexicon.weight(bare, YEH) > lexicon.weight(bare, ALEF) ? bare + YEH : null;
}

function withoutSeat(rest: string): string | null {
  return rest.endsWith(ALEF + WAW) || rest.endsWith(ALEF + YEH) ? rest.slice(0, -1) + HAMZA : null;
}
