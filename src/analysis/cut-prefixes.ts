/** Cutting what is written together with the beginning of a word: conjunctions, prepositions, the article, the future sign. */
import type { Lexicon } from './lexicon.ts';
import { ALEF, BEH, FEH, HEH, KAF, LAM, NOON, SEEN, TEH, WAW, YEH } from './letters.ts';
import type { ProtectedWords } from './protected-words.ts';
import { PRONOUN_LETTERS } from './suffixes.ts';

export interface CutWord {
  readonly word: string;
  /** Names of the rules that fired, in order. */
  readonly rules: readonly string[];
  /** Whether an article was cut: then the word is a noun or adjective. */
  readonly isDefinite: boolean;
  /** Whether the future sign was cut: then the word is a verb. */
  readonly isFuture: boolean;
}

const ARTICLE = ALEF + LAM;
const CONJUNCTIONS = new Map([
  [WAW, 'wa'],
  [FEH, 'fa'],
]);
const PREPOSITIONS = new Map([
  [BEH, 'bi'],
  [KAF, 'ka'],
  [LAM, 'li'],
]);
/** Beginnings of the imperfect, which alone can follow the future sign. */
const IMPERFECT = new Set([YEH, TEH, NOON, ALEF]);
const FEWEST_LEFT = 3;

/** An article before a word proves that the word's first letter is its own when it is at least this usual. */
const USUAL_SHARE = 1 / 20;
/** How many times rarer than the whole the rest may be and still be taken for the word; a noun may be rarer. */
const NOUN_RATIO = 30;
const OTHER_RATIO = 4;
/** Reports begin their sentences with و and a verb (وأضاف), more often than they use the verb alone. */
const BEHIND_WAW_RATIO = 16;
/** A preposition is cut from an unknown word only when the rest is at least this well known. */
const KNOWN = 8;
/** Two letters are a particle only when they are as frequent as particles are. */
const PARTICLE = 1024;

/** Cuts at most a conjunction, a preposition and an article, in this order, and each only when the rest is a word. */
export function cutPrefixes(
  form: string,
  lexicon: Lexicon,
  protectedWords: ProtectedWords,
  isPlural: (word: string) => boolean,
): CutWord {
  const rules: string[] = [];
  let word = form;
  const cut = (length: number, rule: string): void => {
    word = word.slice(length);
    rules.push(rule);
  };
  const isOwn = (): boolean => isPlural(word) || protectedWords.hasOwnStart(word) || takesArticle(word, lexicon);

  const conjunction = CONJUNCTIONS.get(word.charAt(0));
  if (conjunction && !isOwn() && (isWordBehind(word, conjunction === 'wa', lexicon) || isParticleBehind(word, lexicon)))
    cut(1, conjunction);
  const preposition = PREPOSITIONS.get(word.charAt(0));
  const isLamLam = word.startsWith(LAM + LAM);
  if (preposition && !isLamLam && !isOwn() && isWordBehind(word, false, lexicon)) cut(1, preposition);
  else if (word.startsWith(SEEN) && IMPERFECT.has(word.charAt(1)) && !isOwn() && isWordBehind(word, false, lexicon))
    cut(1, 'sa');

  if (isLamLam && word.length >= FEWEST_LEFT + 1 && !isOwn()) {
    // Before a word that begins with lam, the article and that lam are written as one: للجنة is ل + اللجنة.
    const keepsLam = lexicon.weight(word.slice(1)) > lexicon.weight(word.slice(2));
    cut(keepsLam ? 1 : 2, 'li-al');
    return { word, rules, isDefinite: true, isFuture: false };
  }
  if (word.startsWith(ARTICLE) && word.length >= ARTICLE.length + 2 && !isOwn()) {
    cut(ARTICLE.length, 'al');
    return { word, rules, isDefinite: true, isFuture: false };
  }
  return { word, rules, isDefinite: false, isFuture: rules.includes('sa') };
}

/** Whether two letters behind a conjunction are a particle more usual than the whole: لا in ولا, and not رد in فرد. */
function isParticleBehind(whole: string, lexicon: Lexicon): boolean {
  const rest = whole.slice(1);
  if (rest.length !== 2) return false;
  const count = lexicon.count(rest);
  // A particle takes no article, but for coinages such as اللا مركزية.
  return count >= PARTICLE && count >= 2 * lexicon.count(whole) && lexicon.definite(rest) * 100 < count;
}

/** Whether it is a well-known word with a pronoun, of the many such that are too rare to be attested. */
function hasPronoun(word: string, lexicon: Lexicon): boolean {
  return PRONOUN_LETTERS.some((pronoun) => {
    const bare = word.slice(0, -pronoun.length);
    if (bare.length < FEWEST_LEFT || !word.endsWith(pronoun)) return false;
    return lexicon.weight(bare) >= KNOWN || (bare.endsWith(TEH) && lexicon.weight(bare.slice(0, -1), HEH) >= KNOWN);
  });
}

/** Whether the word itself is usual behind an article. */
export function takesArticle(word: string, lexicon: Lexicon): boolean {
  const definite = lexicon.definite(word);
  return definite > 0 && definite >= lexicon.count(word) * USUAL_SHARE;
}

/** Whether what stands behind the first letter is a word, and the likelier reading. */
function isWordBehind(whole: string, mayBeUnknown: boolean, lexicon: Lexicon): boolean {
  const rest = whole.slice(1);
  if (rest.length < FEWEST_LEFT) return false;
  const count = lexicon.count(whole);
  if (rest.startsWith(ARTICLE) && rest.length >= ARTICLE.length + 2)
    return count === 0 || lexicon.count(rest) + lexicon.weight(rest.slice(ARTICLE.length)) > 0;
  if (rest.startsWith(LAM + LAM) && lexicon.count(rest) > 0) return true;
  const weight = lexicon.weight(rest);
  if (count === 0)
    return (
      weight >= KNOWN ||
      (mayBeUnknown && rest.length > FEWEST_LEFT) ||
      (hasPronoun(rest, lexicon) && !hasPronoun(whole, lexicon))
    );
  const ratio = lexicon.definite(rest) > 0 ? NOUN_RATIO : mayBeUnknown ? BEHIND_WAW_RATIO : OTHER_RATIO;
  return weight * ratio >= count;
}
