/** Plurals that no ending shows, and their singulars: what a person has told the stemmer. */
import { ALEF, ALEF_MAKSURA, HAMZA, WAW, YEH } from './letters.ts';
import { PRONOUNS } from './suffixes.ts';

export interface BrokenPlurals {
  /** The singular of a plural, which may have a pronoun behind it where that changes its last letter; null: it is none. */
  find(word: string): { readonly singular: string; readonly rules: readonly string[] } | null;
  /** Whether it is one of the words, or a plural with a pronoun: a noun, whose letters are all its own. */
  isListed(word: string): boolean;
}

const NO_RULES: readonly string[] = [];

/** `pairs` are singulars and plurals in natural spelling; words to look for are folded. */
export function createBrokenPlurals(
  pairs: readonly (readonly [string, string])[],
  fold: (word: string) => string,
): BrokenPlurals {
  const singulars = new Map<string, string>();
  /** Plurals as they are before a pronoun, where that is another way. */
  const possessed = new Map<string, string>();
  const words = new Set<string>();
  for (const [singular, plural] of pairs) {
    const [one, many] = [fold(singular), fold(plural)];
    singulars.set(many, one);
    words.add(one).add(many);
    const bare = many.slice(0, -1);
    const ends = many.endsWith(HAMZA) ? [WAW, YEH] : plural.endsWith(ALEF_MAKSURA) ? [ALEF] : [];
    for (const end of ends) possessed.set(bare + end, one);
  }

  return {
    find(word) {
      const alone = singulars.get(word);
      if (alone !== undefined) return { singular: alone, rules: NO_RULES };
      for (const [letters, rule] of PRONOUNS) {
        const singular = word.endsWith(letters) ? possessed.get(word.slice(0, -letters.length)) : undefined;
        if (singular !== undefined) return { singular, rules: [rule] };
      }
      return null;
    },
    isListed: (word) =>
      words.has(word) ||
      PRONOUNS.some(([letters]) => {
        const bare = word.endsWith(letters) ? word.slice(0, -letters.length) : '';
        return singulars.has(bare) || possessed.has(bare);
      }),
  };
}
