/** The best evidence for a word's own letters: the article. */
import type { Lexicon } from './lexicon.ts';

/** An article before a word proves that the word's first letter is its own when it is at least this usual. */
const USUAL_SHARE = 1 / 20;

/** Whether the word itself is usual behind an article. */
export function takesArticle(word: string, lexicon: Lexicon): boolean {
  const definite = lexicon.definite(word);
  return definite > 0 && definite >= lexicon.count(word) * USUAL_SHARE;
}
