/**
 * Light stemming: from a folded Arabic word to the term that its forms share. Prefixes go first, for whether a word
 * is a noun shows there; then broken plurals are looked up before and after each ending that is cut; verbs lose their
 * sign of person last. Every cut is guarded by words that a person protected and by forms that occur in text.
 */
import { createBrokenPlurals } from './broken-plurals.ts';
import { cutPerson, isPerson } from './cut-person.ts';
import { cutPrefixes } from './cut-prefixes.ts';
import type { CutWord } from './cut-prefixes.ts';
import { cutSuffix } from './cut-suffixes.ts';
import { toFullForm } from './full-form.ts';
import type { Language } from './language.ts';
import { createIrregularVerbs } from './irregular-verbs.ts';
import { createLexicon } from './lexicon.ts';
import { createProtectedWords } from './protected-words.ts';
import { takesArticle } from './takes-article.ts';
import { cutVerbEnding } from './verb-ending.ts';

export interface Stem {
  readonly term: string;
  /** Names of the rules that fired, in order; empty when the word is its own stem. */
  readonly rules: readonly string[];
}

export interface Stemmer {
  /** `whole` is false for a word that is still being typed: its end is not cut. */
  stem(folded: string, whole: boolean): Stem;
}

/** Words longer than this are no words; they are left alone. */
const MAX_STEMMED_LENGTH = 24;
const MAX_SUFFIXES = 4;
/** The rule of the ending that only a past has. */
const PAST_ENDING = 't';
const NOUN = { isDefinite: true, isFuture: false };

/** A stemmer over folded words. Never gives an empty term. */
export function createStemmer(language: Language, fold: (word: string) => string): Stemmer {
  const lexicon = createLexicon(language.attestedForms);
  const protectedWords = createProtectedWords(language.protectedWords, fold);
  const plurals = createBrokenPlurals(language.brokenPlurals, fold);
  // Looked up as plurals are, a feminine is of its masculine as they are of their singular.
  const feminines = createBrokenPlurals(language.irregularFeminines, fold);
  const verbs = createIrregularVerbs(language.irregularVerbs, fold);
  const isListed = (word: string): boolean => plurals.isListed(word) || feminines.isListed(word) || verbs.isPast(word);
  const isListedPerson = (word: string): boolean => verbs.past(word, false) !== null;

  const isNoun = (word: string): boolean => takesArticle(word, lexicon) || protectedWords.ownStart(word) !== null;

  const ownsEnd = (word: string): boolean => isListed(word) || protectedWords.cutsInto(word, word.length - 1);

  /** Cuts endings; a plural that is met on the way goes on as its singular. */
  function cutEnd(
    word: string,
    { isDefinite, isFuture }: Pick<CutWord, 'isDefinite' | 'isFuture'>,
    maybePlural: boolean,
  ): Stem {
    const rules: string[] = [];
    let term = word;
    for (let round = 0; round < MAX_SUFFIXES; round += 1) {
      const plural = maybePlural ? plurals.find(term) : null;
      if (plural) {
        rules.push(...plural.rules, 'broken-plural');
        return { term: cutEnd(plural.singular, NOUN, false).term, rules };
      }
      const feminine = feminines.find(term);
      if (feminine) {
        rules.push(...feminine.rules, 'feminine');
        return { term: cutEnd(feminine.singular, NOUN, false).term, rules };
      }
      const past = isDefinite ? null : verbs.past(term, isFuture);
      if (past !== null && !isNoun(term))
        return { term: past, rules: rules.includes('person') ? rules : [...rules, 'person'] };
      if (verbs.isPast(term)) break;
      const full = isDefinite ? null : toFullForm(term, lexicon, isListedPerson);
      if (full !== null && !ownsEnd(term)) {
        term = full;
        if (!rules.includes('person')) rules.push('person');
        continue;
      }
      const cut =
        cutSuffix(term, lexicon, protectedWords) ?? (isDefinite || ownsEnd(term) ? null : cutVerbEnding(term, lexicon));
      if (!cut || (!isDefinite && isPerson(term, lexicon))) break;
      term = cut.word;
      rules.push(cut.rule);
    }
    const isPast = rules.at(-1) === PAST_ENDING;
    const verb = isDefinite || isListed(term) ? null : cutPerson(term, { isFuture, isPast }, lexicon, protectedWords);
    if (verb === null) return { term, rules };
    if (!rules.includes('person')) rules.push('person');
    return { term: verb, rules };
  }

  return {
    stem(folded, whole) {
      if (folded.length > MAX_STEMMED_LENGTH) return { term: folded, rules: [] };
      const cut = cutPrefixes(folded, lexicon, protectedWords, isListed, isListedPerson);
      const { word, rules } = cut;
      if (!whole) return { term: word, rules };
      const end = cutEnd(word, cut, true);
      return { term: end.term, rules: [...rules, ...end.rules] };
    },
  };
}
