/** Stop words: function words that are kept out of the index. */
import { byFirstLetter } from './by-first-letter.ts';
import type { Fold } from './fold.ts';

/** A test for folded words. The list is in natural spelling. */
export function createStopWords(list: readonly string[], fold: Fold): (folded: string) => boolean {
  const words = byFirstLetter(
    list,
    (word) => word,
    fold,
    (group) => new Set(group.map(fold)),
  );
  return (word) => words(word).has(word);
}
