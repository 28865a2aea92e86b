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
    .map(({ value, count }) => {
      const folded = analyzer.fold(value);
      return { form: value, count, folded, letters: toLetterBits(folded) };
    })
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
      const letters = toLetterBits(folded);
      for (const entry of slips === 0 ? [] : entries) {
        // A slip takes one letter away, or adds one, or both: most words are told apart by what letters they have.
        if (Math.abs(entry.folded.length - folded.length) > slips) continue;
        if (countBits(entry.letters ^ letters) > 2 * slips) continue;
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

/** Which letters a word has, as far as 32 bits tell. */
function toLetterBits(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
