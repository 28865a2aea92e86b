/** The words of the archive: which of them begin like a prefix, are spelt alike, or may have been meant. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { beginsLike } from './begins-like.ts';
import { toDistance } from './edit-distance.ts';
import type { ClauseToken } from './query-plan.ts';
import type { FacetCount } from './search-result.ts';

export interface Vocabulary {
  /**
   * Written forms that begin like the prefix once what stands before a word (و، ال …) is taken off both, the most
   * frequent first, at most `limit`.
   */
  startingLike(prefix: ClauseToken, limit: number): readonly string[];
  /** Written forms that fold to the same. */
  spellingsOf(folded: string): readonly string[];
  /** Written forms that differ from the word by a slip or two, the nearest ones alone, the most frequent first. */
  near(word: ClauseToken, limit: number): readonly string[];
}

/** Words of so many letters may have one slip, and two. */
const ONE_SLIP_LENGTH = 5;
const TWO_SLIPS_LENGTH = 9;

export function createVocabulary(
  words: readonly FacetCount[],
  analyzer: Pick<Analyzer, 'analyze' | 'fold'>,
): Vocabulary {
  const entries = words
    .map(({ value, count }) => ({ form: value, count, folded: analyzer.fold(value) }))
    .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));

  return {
    startingLike(prefix, limit) {
      const forms: string[] = [];
      for (const entry of entries) {
        if (!beginsLike(entry.form, entry.folded, prefix, analyzer)) continue;
        forms.push(entry.form);
        if (forms.length === limit) break;
      }
      return forms;
    },
    spellingsOf: (folded) => entries.filter((entry) => entry.folded === folded).map(({ form }) => form),
    near({ folded }, limit) {
      let slips = folded.length >= TWO_SLIPS_LENGTH ? 2 : folded.length >= ONE_SLIP_LENGTH ? 1 : 0;
      let found: string[] = [];
      for (const entry of slips === 0 ? [] : entries) {
        if (Math.abs(entry.folded.length - folded.length) > slips) continue;
        const distance = toDistance(entry.folded, folded, slips);
        if (distance > slips) continue;
        if (distance < slips) found = [];
        slips = distance;
        found.push(entry.form);
      }
      return found.slice(0, limit);
    },
  };
}
