/** Words of rules and of texts made comparable: tashkeel, tatweel, hamzas, ة and ى make no difference, nor does case. */
import { createFold } from '../analysis/fold.ts';

const fold = createFold([]);

/** A word as it is compared. The spelling rules of the analyzer are for readers; a name in a rule is written in full. */
export function foldWord(word: string): string {
  return fold(word.toLowerCase());
}
