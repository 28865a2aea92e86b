/** Cutting what is written together with the beginning of a word: conjunctions, prepositions, the article, the future sign. */
import { isImperfect } from './cut-person.ts';
import type { Lexicon } from './lexicon.ts';
import { ALEF, BEH, FEH, HEH, KAF, LAM, NOON, SEEN, TEH, WAW, YEH } from './letters.ts';
import type { ProtectedWords } from './protected-words.ts';
import { PRONOUNS } from './suffixes.ts';
import { takesArticle } from './takes-article.ts';

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
/** The article, alone and behind a clitic. */
const ARTICLES = [ARTICLE, WAW + ARTICLE, BEH + ARTICLE, LAM + LAM];
const CONJUNCTIONS = new Map([
  [WAW, 'wa'],
  [FEH, 'fa'],
]);
const PREPOSITIONS = new Map([
  [BEH, 'bi'],
  [KAF, 'ka'],
  [LAM, 'li'],
]);
/** Endings of nouns that make rare forms: plurals, the dual, and the pronouns behind a noun or its plural in ات. */
const NUMBERS = [ALEF + NOON, YEH + NOON, WAW + NOON, ALEF + TEH];
const ENDINGS = [...NUMBERS, ...PRONOUNS.flatMap(([letters]) => [letters, ALEF + TEH + letters])];
/** Beginnings of the imperfect, which alone can follow the future sign. */
const IMPERFECT = new Set([YEH, TEH, NOON, ALEF]);
const FEWEST_LEFT = 3;

/** How many times rarer than the whole the rest may be and still be taken for the word; a noun may be rarer. */
const NOUN_RATIO = 30;
const OTHER_RATIO = 4;
/** Reports begin their sentences with و and a verb (وأضاف), more often than they use the verb alone. */
const BEHIND_WAW_RATIO = 16;
/** How many times rarer a protected word may be than what its letters are otherwise, when an ending stands behind it. */
const PROTECTED_RATIO = 8;
/** How many times rarer than alone a word behind an article may be that is taken for that, and not for an alef and lam of its own. */
const BARE_RATIO = 4;
/** How much more usual still it must be when only without its ending it is known: وحدته is of وحدة, and not of حد. */
const ENDING_RATIO = 8;
/** A preposition is cut from an unknown word only when the rest is at least this well known. */
const KNOWN = 8;
/** How many times as usual as the whole a noun of two letters must be. */
const SHORT_RATIO = 16;
/** And how many times one that a person named. */
const SHORT_BEHIND_RATIO = 2;
/** And how often it must have an article. */
const SHORT_KNOWN = 256;
/** Two letters are a particle only when they are as frequent as particles are. */
const PARTICLE = 1024;

/** Cuts at most a conjunction, a preposition and an article, in this order, and each only when the rest is a word. */
export function cutPrefixes(
  form: string,
  lexicon: Lexicon,
  protectedWords: ProtectedWords,
  isListed: (word: string) => boolean,
  isListedPerson: (word: string) => boolean,
): CutWord {
  const rules: string[] = [];
  let word = form;
  const cut = (length: number, rule: string): void => {
    word = word.slice(length);
    rules.push(rule);
  };
  const isOwn = (): boolean =>
    (isListed(word) && !isArticleOf(word, lexicon)) ||
    isListedPerson(word) ||
    hasProtectedStart(word, lexicon, protectedWords) ||
    (takesArticle(word, lexicon) && !isArticleBefore(word, lexicon)) ||
    lexicon.hasOwnAlefLam(word);

  const isBehind = (mayBeUnknown: boolean): boolean =>
    (word.length > FEWEST_LEFT && isListed(word.slice(1)) && lexicon.count(word) <= KNOWN) ||
    isWordBehind(word, mayBeUnknown, lexicon);

  if (word.startsWith(ALEF) && !isOwn() && isQuestion(word, lexicon)) cut(1, 'question');
  const conjunction = CONJUNCTIONS.get(word.charAt(0));
  if (
    conjunction &&
    !isOwn() &&
    (isBehind(conjunction === 'wa') || isParticleBehind(word, lexicon) || isShortBehind(word, lexicon, protectedWords))
  )
    cut(1, conjunction);
  const preposition = PREPOSITIONS.get(word.charAt(0));
  const isLamLam = word.startsWith(LAM + LAM);
  if (preposition && !isLamLam && !isOwn() && (isBehind(false) || isShortBehind(word, lexicon, protectedWords)))
    cut(1, preposition);
  else if (
    word.startsWith(SEEN) &&
    isFuture(word, lexicon) &&
    !isOwn() &&
    (isWordBehind(word, false, lexicon) ||
      isRareImperfect(word, lexicon) ||
      (lexicon.count(word) === 0 && isListedPerson(word.slice(1))))
  )
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

/** Whether a protected word begins it, and what stands behind the first letter is not so much more usual: واتهم is not of وات. */
function hasProtectedStart(whole: string, lexicon: Lexicon, protectedWords: ProtectedWords): boolean {
  const own = protectedWords.ownStart(whole);
  if (own === null || own === whole) return own !== null;
  // الواحة is seen with an article, and ألواحه not at all.
  if (isArticleOf(whole, lexicon)) return false;
  // Its last letter is a maksura, and no ending: وإحدى is not of واحد.
  if (whole === own + YEH && lexicon.hasOwnEnd(whole)) return false;
  const rest = whole.slice(1);
  const others = [
    weightWithArticle(rest, lexicon),
    ...withoutEnding(rest).map((bare) => lexicon.weight(bare) / ENDING_RATIO),
  ];
  if (whole.startsWith(ARTICLE)) others.push(lexicon.definite(whole.slice(ARTICLE.length)));
  const ofOwn = lexicon.weight(own) + (own.startsWith(ARTICLE) ? lexicon.definite(own.slice(ARTICLE.length)) : 0);
  const ofOthers = Math.max(...others);
  // Of forms that are not attested either way, التهبت say, what a person said is all that is known.
  return ofOthers === 0 || ofOwn * PROTECTED_RATIO > ofOthers;
}

/**
 * Whether all that is known of the letters is an article and a word usual with and without it: الواحة, and not ألواحه. No
 * تزامها of التزامها is.
 */
function isArticleOf(whole: string, { count, definite, weight }: Lexicon): boolean {
  const rest = whole.slice(ARTICLE.length);
  const bare = whole.startsWith(ARTICLE) && weight(whole) === 0 ? count(rest) : 0;
  return bare > 0 && definite(rest) * BARE_RATIO >= bare;
}

/** Whether the word, though usual behind an article, is much more usual as an article and a word: الغاز and not ألغاز. */
function isArticleBefore(word: string, { definite }: Lexicon): boolean {
  return word.startsWith(ARTICLE) && definite(word.slice(ARTICLE.length)) > PROTECTED_RATIO * definite(word);
}

/** Whether two letters behind a conjunction are a particle more usual than the whole: لا in ولا, and not رد in فرد. */
function isParticleBehind(whole: string, lexicon: Lexicon): boolean {
  const rest = whole.slice(1);
  if (rest.length !== 2) return false;
  const count = lexicon.count(rest);
  // A particle takes no article, but for coinages such as اللا مركزية.
  return count >= PARTICLE && count >= 2 * lexicon.count(whole) && lexicon.definite(rest) * 100 < count;
}

/**
 * Whether two letters that a person named stand behind the first one, and are more usual than the whole, of which there is
 * no imperfect either: وضم, لحل, and not فسر, of which there is يفسر.
 */
function isShortBehind(whole: string, lexicon: Lexicon, protectedWords: ProtectedWords): boolean {
  const rest = whole.slice(1);
  if (rest.length !== 2 || !protectedWords.isShort(rest) || lexicon.count(YEH + whole) > 0) return false;
  return lexicon.weight(rest) > SHORT_BEHIND_RATIO * lexicon.weight(whole);
}

/** Whether a person of the imperfect stands behind the first letter; many words have an alef there, and no third person. */
function isFuture(whole: string, lexicon: Lexicon): boolean {
  const person = whole.charAt(1);
  return IMPERFECT.has(person) && (person !== ALEF || lexicon.count(YEH + whole.slice(2)) > 0);
}

/** Whether a known imperfect stands behind the first letter that is not attested in this person. */
function isRareImperfect(whole: string, lexicon: Lexicon): boolean {
  const stem = whole.slice(2);
  return stem.length >= FEWEST_LEFT && lexicon.count(whole) === 0 && isImperfect(stem, lexicon);
}

/** Whether an alef that makes no word known to anybody asks about what stands behind it: أيعلن, أسيعلن, أبالمدينة. */
function isQuestion(whole: string, lexicon: Lexicon): boolean {
  if (lexicon.weight(whole) > 0 || whole.startsWith(ARTICLE)) return false;
  const rest = whole.slice(1);
  if (ARTICLES.some((letters) => rest.startsWith(letters))) return weightWithArticle(rest, lexicon) > 0;
  const verb = rest.startsWith(SEEN) ? rest.slice(1) : rest;
  return (
    (verb.startsWith(YEH) || verb.startsWith(TEH)) && lexicon.count(rest) > 0 && isImperfect(verb.slice(1), lexicon)
  );
}

/** Whether it is a well-known word with an ending, of the many such that are too rare to be attested. */
function hasEnding(word: string, lexicon: Lexicon): boolean {
  return withoutEnding(word).some((bare) => lexicon.weight(bare) >= KNOWN);
}

/** What a word may be without its ending; a teh marbuta opens to teh before a pronoun and the dual, and is lost before ات. */
function withoutEnding(word: string): string[] {
  return ENDINGS.filter((ending) => word.endsWith(ending) && word.length >= ending.length + FEWEST_LEFT).flatMap(
    (ending) => {
      const bare = word.slice(0, -ending.length);
      if (ending.startsWith(ALEF + TEH)) return [bare, bare + HEH];
      return bare.endsWith(TEH) ? [bare, bare.slice(0, -1) + HEH] : [bare];
    },
  );
}

/** Whether only the ending made it rare: بمطارها is as likely ب and a word as بمطار is. */
function isWordBehindWithoutEnding(whole: string, lexicon: Lexicon): boolean {
  let likeliest = '';
  for (const bare of withoutEnding(whole)) if (lexicon.weight(bare) > lexicon.weight(likeliest)) likeliest = bare;
  const isRarer = lexicon.count(likeliest) > lexicon.count(whole);
  return isRarer && !takesArticle(likeliest, lexicon) && isWordBehind(likeliest, false, lexicon);
}

/** How usual a word is that may have an article: then it is not attested by itself. */
function weightWithArticle(word: string, lexicon: Lexicon): number {
  const article = ARTICLES.find((letters) => word.startsWith(letters));
  return lexicon.weight(word) + (article === undefined ? 0 : lexicon.definite(word.slice(article.length)));
}

/** Whether two letters behind ب or ل are a noun that is much more usual than the whole: شيء, folded, in بشيء. */
function isShortNoun(rest: string, whole: string, lexicon: Lexicon): boolean {
  return (
    (whole.startsWith(BEH) || whole.startsWith(LAM)) &&
    lexicon.definite(rest) >= SHORT_KNOWN &&
    takesArticle(rest, lexicon) &&
    lexicon.weight(rest) >= SHORT_RATIO * lexicon.weight(whole)
  );
}

/** Whether what stands behind the first letter is a word, and the likelier reading. */
function isWordBehind(whole: string, mayBeUnknown: boolean, lexicon: Lexicon): boolean {
  const rest = whole.slice(1);
  if (rest.length < FEWEST_LEFT) return rest.length === 2 && isShortNoun(rest, whole, lexicon);
  const count = lexicon.count(whole);
  if (rest.startsWith(ARTICLE) && rest.length >= ARTICLE.length + 2 && !lexicon.hasOwnAlefLam(rest))
    return count === 0 || lexicon.weight(rest.slice(ARTICLE.length)) > 0;
  if (rest.startsWith(LAM + LAM) && weightWithArticle(rest, lexicon) > 0) return true;
  const weight = weightWithArticle(rest, lexicon);
  if (count === 0)
    return (
      weight >= KNOWN ||
      (mayBeUnknown && rest.length > FEWEST_LEFT) ||
      (hasEnding(rest, lexicon) && !hasEnding(whole, lexicon)) ||
      isWordBehindWithoutEnding(whole, lexicon)
    );
  const isNoun = [rest, ...withoutEnding(rest)].some((bare) => lexicon.definite(bare) > 0);
  const ratio = isNoun ? NOUN_RATIO : mayBeUnknown ? BEHIND_WAW_RATIO : OTHER_RATIO;
  return weight * ratio >= count || (isNoun && isWordBehindWithoutEnding(whole, lexicon));
}
