/** Stop words: function words that are kept out of the index. */

/** A test for folded words. The list is in natural spelling and is folded here, once. */
export function createStopWords(list: readonly string[], fold: (word: string) => string): (folded: string) => boolean {
  const folded = new Set(list.map(fold));
  return (word) => folded.has(word);
}
