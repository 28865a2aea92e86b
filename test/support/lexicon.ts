/** A lexicon for tests of rules that ask one. */
import type { Lexicon } from '../../src/analysis/lexicon.ts';

/** A lexicon of these counts; the forms of `own` have letters of their own, and those of `nouns` take an article. */
export function lexiconOf(
  counts: Readonly<Record<string, number>>,
  own: readonly string[] = [],
  nouns: readonly string[] = [],
): Lexicon {
  const count = (form: string, ending = ''): number => counts[form + ending] ?? 0;
  const definite = (form: string, ending = ''): number => (nouns.includes(form + ending) ? 1 : 0);
  const isOwn = (form: string): boolean => own.includes(form);
  return {
    count,
    definite,
    weight: (form, ending) => count(form, ending) + definite(form, ending),
    feminine: () => 0,
    hasOwnAlefLam: isOwn,
    hasOwnEnd: isOwn,
  };
}
