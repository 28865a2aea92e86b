/** Plurals that no ending shows, and their singulars: what a person has told the stemmer. */
import { byFirstLetter } from './by-first-letter.ts';
import type { Fold } from './fold.ts';
import { ALEF, ALEF_MAKSURA, HAMZA, HEH, TEH, TEH_MARBUTA, WAW, YEH } from './letters.ts';
import { PRONOUNS } from './suffixes.ts';

export interface BrokenPlurals {
  /** The singular of a plural, which may have a pronoun behind it where that changes its last letter; null: it is none. */
  find(word: string): { readonly singular: string; readonly rules: readonly string[] } | null;
  /** Whether it is one of the words, or a plural with a pronoun: a noun, whose letters are all its own. */
  isListed(word: string): boolean;
}

const NO_RULES: readonly string[] = [];

/** `pairs` are singulars and plurals in natural spelling; words to look for are folded. */
export function createBrokenPlurals(pairs: readonly (readonly [string, string])[], fold: Fold): BrokenPlurals {
  const plurals = byFirstLetter(
    pairs,
    (pair) => pair[1],
    fold,
    (group) => readPlurals(group, fold),
  );
  const singulars = byFirstLetter(
    pairs,
    (pair) => pair[0],
    fold,
    (group) => new Set(group.map((pair) => fold(pair[0]))),
  );

  return {
    find(word) {
      const { alone, possessed } = plurals(word);
      const singular = alone.get(word);
      if (singular !== undefined) return { singular: fold(singular), rules: NO_RULES };
      for (const [letters, rule] of PRONOUNS) {
        const owned = word.endsWith(letters) ? possessed.get(word.slice(0, -letters.length)) : undefined;
        if (owned !== undefined) return { singular: fold(owned), rules: [rule] };
      }
      return null;
    },
    isListed(word) {
      const { alone, possessed } = plurals(word);
      if (alone.has(word) || singulars(word).has(word)) return true;
      return PRONOUNS.some(([letters]) => {
        const bare = word.endsWith(letters) ? word.slice(0, -letters.length) : '';
        return alone.has(bare) || possessed.has(bare);
      });
    },
  };
}

/** The plurals with one first letter, folded, each with its singular in natural spelling. */
interface Plurals {
  readonly alone: Map<string, string>;
  /** As they are before a pronoun, where that is another way. */
  readonly possessed: Map<string, string>;
}

function readPlurals(pairs: readonly (readonly [string, string])[], fold: Fold): Plurals {
  const plurals: Plurals = { alone: new Map(), possessed: new Map() };
  for (const pair of pairs) {
    const singular = pair[0];
    const plural = fold(pair[1]);
    plurals.alone.set(plural, singular);
    for (const end of endsBeforePronoun(pair[1], plural)) plurals.possessed.set(plural.slice(0, -1) + end, singular);
  }
  return plurals;
}

/** Plurals in teh marbuta that are no longer have the letters of a past before a pronoun (سادته, باعتها), but for those in اة. */
const LONGEST_LIKE_PAST = 4;

/**
 * What a pronoun makes of the last letter; an alef that stays one would be taken for that of a maksura, and a teh for that
 * of a teh marbuta.
 */
function endsBeforePronoun(natural: string, folded: string): readonly string[] {
  if (folded.endsWith(HAMZA)) return [WAW, YEH];
  if (natural.endsWith(ALEF_MAKSURA) || folded.endsWith(ALEF)) return [ALEF];
  if (!natural.endsWith(TEH_MARBUTA) && !folded.endsWith(TEH)) return [];
  return folded.length > LONGEST_LIKE_PAST || folded.endsWith(ALEF + HEH) ? [TEH] : [];
}
