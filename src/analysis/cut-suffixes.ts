/** Cutting endings of number, gender, case, person and possession, while the rest is a word. */
import { isFeminineAlone, isFeminineNoun } from './feminine-noun.ts';
import type { Lexicon } from './lexicon.ts';
import { ALEF, BEH, FEH, HAMZA, HEH, KAF, KHAH, LAM, MEEM, NOON, SEEN, TEH, WAW, YEH } from './letters.ts';
import { isOwnEnd } from './own-end.ts';
import type { ProtectedWords } from './protected-words.ts';
import { SUFFIXES } from './suffixes.ts';
import type { Suffix } from './suffixes.ts';
import { takesArticle } from './takes-article.ts';

export interface CutEnding {
  readonly word: string;
  readonly rule: string;
}

const FEWEST_LEFT = 3;
/** Endings of verbs before which a weak verb loses its last letter: نفت of نفى, دعوا of دعا. */
const BEHIND_WEAK = new Set([TEH, WAW + ALEF, WAW + NOON]);
/** Particles are so many times as frequent as what looks like a form of them, for they have none: إلى, على. */
const PARTICLE_RATIO = 64;
/** Of the five nouns those that news has before a pronoun. */
const FIVE_NOUNS = new Set([ALEF + BEH, ALEF + KHAH]);
const CASE_LETTERS = new Set([ALEF, WAW, YEH]);
/** An unknown word loses an ending to an unknown rest only when that much is left. */
const FEWEST_UNKNOWN = 4;
/** How often a noun of two letters must have an article before a pronoun is cut from it. */
const SHORT_KNOWN = 256;
/** How many times as usual it must be as what it is with the first letter of the pronoun: شبها is of شبه. */
const SHORT_RATIO = 4;
/** Endings that pronouns stand behind: of the dual and plural, of verbs, an open teh, an alef for a maksura. */
const BEFORE_PRONOUN = new Set([YEH, WAW, TEH, ALEF]);
const CLITICS = new Set([WAW, FEH, BEH, LAM, KAF]);
const OTHER_PRONOUNS = [HEH + ALEF, HEH + MEEM, NOON + ALEF];
const OWN_HEH_RATIO = 20;
const OWN_KAF_RATIO = 8;
/** A plural proves its singular, which can be rarer than it. */
const PLURALS = [WAW + NOON, YEH + NOON, ALEF + TEH];
const PERSONS_PLURALS = new Set([WAW + NOON, YEH + NOON]);
const SHORTEST_PARTICIPLE = 4;
/** No participle of four letters and more has them behind its meem; names do, and plurals of things. */
const NO_PARTICIPLE = new Set([ALEF, WAW, YEH]);

/** Cuts one ending, the longest that leaves a word; null when there is none. */
export function cutSuffix(word: string, lexicon: Lexicon, protectedWords: ProtectedWords): CutEnding | null {
  for (const suffix of SUFFIXES) {
    if (!word.endsWith(suffix.letters)) continue;
    const rest = word.slice(0, -suffix.letters.length);
    if (rest.length < 2 || protectedWords.cutsInto(word, rest.length)) continue;
    if (isOwnEnd(word, suffix, lexicon)) continue;
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
  // A protected noun in ة comes before what else its letters may be: هواية is not هوائه, of هواء.
  if (suffix.letters === HEH && protectedWords.hasOwnTeh(rest)) return null;
  // A final hamza sits on a letter before a pronoun: وزراؤه, وزرائه beside وزراء.
  const unseated = suffix.isPronoun && !suffix.hidesTeh ? withoutSeat(rest) : null;
  if (unseated !== null && lexicon.weight(unseated) > lexicon.weight(rest) + lexicon.weight(word)) return unseated;
  const closed = suffix.isPronoun && !suffix.hidesTeh ? withMaksura(rest, lexicon) : null;
  if (closed !== null) return closed;
  if (suffix.isPronoun && !suffix.hidesTeh && isFiveNoun(rest)) return rest.slice(0, -1);
  if (suffix.letters === HEH) {
    if (isFeminineNoun(rest, lexicon) || isOwnHeh(word, rest, lexicon)) return null;
    return rest.length >= FEWEST_LEFT || isShortNoun(word, rest, suffix, lexicon, protectedWords) ? rest : null;
  }
  const isYour = suffix.letters.startsWith(KAF) || suffix.letters === TEH + KAF;
  if (isYour && isOwnKaf(word, suffix.hidesTeh ? rest + TEH : rest, suffix.letters, lexicon)) return null;

  const unlost = withLostLetters(word, rest, suffix, lexicon);
  if (unlost !== null) return unlost;
  const withTeh = rest + HEH;
  // The teh of عاصفاتها is of a plural, and not as in حياتها, of a حياة.
  if (suffix.hidesTeh && suffix.isPronoun && rest.endsWith(ALEF) && lexicon.weight(rest, HEH) === 0) return null;
  // The teh of بيوتهم is the word's own: there is بيوت, and no بيوة.
  if (suffix.hidesTeh && !suffix.isDefinite && lexicon.weight(rest, TEH) > lexicon.weight(rest, HEH)) return null;
  if (suffix.hidesTeh && (rest.length < FEWEST_LEFT || protectedWords.hasOwnTeh(rest))) {
    // Of what is not attested either way, مكنستها, a person is believed.
    const isOwn = rest.length >= FEWEST_LEFT && lexicon.weight(word) === 0;
    return isOwn || lexicon.weight(rest, HEH) > 0 ? withTeh : null;
  }
  // خلافات are many a خلاف, and hardly ever خلافة, though that is a noun as well.
  const isOfMasculine = suffix.letters === ALEF + TEH && lexicon.definite(rest) > lexicon.definite(rest, HEH);
  if (suffix.hidesTeh && !isOfMasculine && isFeminineNoun(rest, lexicon)) return withTeh;
  if (rest.length < FEWEST_LEFT) return isShortNoun(word, rest, suffix, lexicon, protectedWords) ? rest : null;
  if (suffix.letters === YEH) return withoutNisba(word, rest, suffix, lexicon);

  const singular = toSeatOfSingular(rest, suffix, lexicon);
  return isWord(word, singular, suffix, lexicon) ? singular : null;
}

/**
 * Whether two letters before a pronoun are a noun, one that a person named (كلها, ضدهم) or one more usual than the whole
 * (دمهم), and than any word of three. Named ones lose a tanwin, too: شيئا, ردا.
 */
function isShortNoun(
  word: string,
  rest: string,
  { letters, hidesTeh, isPronoun }: Suffix,
  lexicon: Lexicon,
  protectedWords: ProtectedWords,
): boolean {
  const isNamed = protectedWords.isShort(rest);
  if (letters === ALEF) return isNamed;
  if (!isPronoun || hidesTeh || letters === KAF) return false;
  if (!isNamed && (lexicon.definite(rest) < SHORT_KNOWN || !takesArticle(rest, lexicon))) return false;
  // حية is a word of its own, and حقه, "his right", is not written with ة.
  if (letters === HEH && lexicon.feminine(rest) * SHORT_RATIO > lexicon.weight(word)) return false;
  const longer = rest + letters.charAt(0);
  const ofLonger = letters.startsWith(HEH) ? lexicon.definite(longer) : lexicon.weight(longer);
  const ofRest = isNamed ? 2 * lexicon.weight(rest) : lexicon.weight(rest);
  return ofRest > Math.max(lexicon.weight(word), ofLonger * SHORT_RATIO);
}

/**
 * Whether the heh is the root's: the word is known, always with a heh, and the rest neither alone nor before any other
 * pronoun. يواجه is not of يواج, nor تجاه of تجا.
 */
function isOwnHeh(word: string, rest: string, lexicon: Lexicon): boolean {
  if (lexicon.weight(word) === 0 || lexicon.feminine(rest) > 0 || isKnownBeforePronoun(rest, lexicon)) return false;
  return (lexicon.weight(rest) + otherPronouns(rest, lexicon)) * OWN_HEH_RATIO < lexicon.weight(word);
}

/** Whether it is a word with what can stand before a pronoun or a word: كتفيه, قابلوه, قرينته, مثواه, وبسؤاله. */
function isKnownBeforePronoun(rest: string, lexicon: Lexicon): boolean {
  const bare = rest.slice(0, -1);
  if (bare.length < FEWEST_LEFT) return false;
  if (
    BEFORE_PRONOUN.has(rest.slice(-1)) &&
    lexicon.weight(bare) + lexicon.weight(bare, YEH) + lexicon.weight(bare, HEH) > 0
  )
    return true;
  const behind = rest.slice(1);
  return CLITICS.has(rest.charAt(0)) && (lexicon.weight(behind) > 0 || isKnownBeforePronoun(behind, lexicon));
}

/**
 * Whether the kaf is the root's. News speak to nobody, but of everybody: what stands before your is found before his and
 * her as well, or is a noun. ينتهك is not of ينته, and أمسك goes with يمسك more often than أمس has an owner.
 */
function isOwnKaf(word: string, rest: string, letters: string, lexicon: Lexicon): boolean {
  const known = lexicon.weight(word);
  const others = otherPronouns(rest, lexicon) + lexicon.weight(rest, HEH) - lexicon.feminine(rest);
  if (word.startsWith(ALEF) && lexicon.count(YEH + word.slice(1)) > others) return true;
  if (known <= others * OWN_KAF_RATIO || takesArticle(rest, lexicon)) return false;
  return letters !== KAF + MEEM || known > lexicon.weight(rest);
}

/** How often it stands before a pronoun of the third person or the first, his left out: his may be a teh marbuta. */
function otherPronouns(word: string, lexicon: Lexicon): number {
  return OTHER_PRONOUNS.reduce((sum, pronoun) => sum + lexicon.weight(word, pronoun), 0);
}

/** Whether the rest is a word of its own beside the whole. */
function isWord(word: string, rest: string, suffix: Suffix, lexicon: Lexicon): boolean {
  const relatives = ['', HEH, ...PLURALS.filter((letters) => letters !== suffix.letters)];
  // A plural before a pronoun can be so rare that only its singular is attested: زميلاتها.
  const singular = suffix.isPronoun && rest.endsWith(ALEF + TEH) ? rest.slice(0, -2) : null;
  const ofSingular = singular === null ? 0 : lexicon.weight(singular) + lexicon.weight(singular, HEH);
  const ofRest = relatives.reduce((sum, ending) => sum + lexicon.weight(rest, ending), ofSingular);
  const known = lexicon.weight(word);
  if (known > 0) return ofRest * suffix.ratio >= known || (ofRest === 0 && isPersonsPlural(rest, suffix));
  return ofRest > 0 || (suffix.letters.length > 1 && rest.length >= FEWEST_UNKNOWN);
}

/** Whether they are so many of one who is too rare to be attested: متسولين. Plurals of things have an alef inside: ميادين. */
function isPersonsPlural(rest: string, { letters }: Suffix): boolean {
  if (!PERSONS_PLURALS.has(letters) || !rest.startsWith(MEEM) || rest.length < SHORTEST_PARTICIPLE) return false;
  // The noon of متعاون is of its root.
  if (NO_PARTICIPLE.has(rest.charAt(1)) || rest.endsWith(ALEF)) return false;
  return rest.length > SHORTEST_PARTICIPLE || (rest.charAt(2) !== ALEF && !rest.startsWith(MEEM + SEEN + TEH));
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

/**
 * The word with the letters of its own that are lost in the suffix: نفت of نفى, دعوا of دعا, كاميرات of كاميرا,
 * منشآت of منشأة. Null when there is no such word, or the rest is more frequent.
 */
function withLostLetters(word: string, rest: string, { letters }: Suffix, lexicon: Lexicon): string | null {
  if (letters === ALEF + TEH) {
    const whole = lexicon.hasOwnEnd(rest + ALEF) ? rest + ALEF : rest + ALEF + HEH;
    const isLonger =
      rest.length >= FEWEST_LEFT && lexicon.weight(whole) > lexicon.weight(rest) + lexicon.feminine(rest);
    return isLonger ? whole : null;
  }
  if (!BEHIND_WEAK.has(letters)) return null;
  const verb = [YEH, ALEF].map((letter) => rest + letter).find((whole) => lexicon.hasOwnEnd(whole));
  if (verb === undefined || lexicon.weight(verb) > PARTICLE_RATIO * Math.max(1, lexicon.weight(word))) return null;
  // No noun stands before the ending of a verb: أجرت is not of الأجر.
  return lexicon.weight(verb) > lexicon.count(rest) ? verb : null;
}

/** A hamza in front of a plural sits on a waw: لاجئون of لاجئ, which is spelled like لاجؤون, بدؤوا of بدأ, جاؤوا of جاء. */
function toSeatOfSingular(rest: string, { letters }: Suffix, lexicon: Lexicon): string {
  if (!rest.endsWith(WAW) || !letters.startsWith(WAW)) return rest;
  const bare = rest.slice(0, -1);
  const seated = bare.endsWith(ALEF) ? [bare + HAMZA] : [bare + YEH, bare + ALEF];
  return seated.find((word) => lexicon.weight(word) > lexicon.weight(rest)) ?? rest;
}

/** An alef maksura opens to alef before a pronoun: مرضاهم beside مرضى. Folded, it is a yeh. No tanwin stands there. */
function withMaksura(rest: string, lexicon: Lexicon): string | null {
  if (!rest.endsWith(ALEF) || rest.length <= FEWEST_LEFT) return null;
  const bare = rest.slice(0, -1);
  return lexicon.weight(bare, YEH) > lexicon.weight(bare, ALEF) ? bare + YEH : null;
}

/** Father and brother keep the vowel of their case before a pronoun, as a letter: أبوه, أخاها, أخيه. */
function isFiveNoun(rest: string): boolean {
  return FIVE_NOUNS.has(rest.slice(0, -1)) && CASE_LETTERS.has(rest.slice(-1));
}

function withoutSeat(rest: string): string | null {
  return rest.endsWith(ALEF + WAW) || rest.endsWith(ALEF + YEH) ? rest.slice(0, -1) + HAMZA : null;
}
