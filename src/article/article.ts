/**
 * The article: what an archive holds and what a reader gets back.
 * How an article is recognised in foreign input is `parse-article.ts`; what the index keeps of it is `document.ts`.
 */

import type { Aside } from './asides.ts';

/** One article of the archive, validated. Text is exactly as it was read; nothing is folded or trimmed inside. */
export interface Article {
  /** Any string of 1 to 500 UTF-16 units; comes back unchanged. */
  readonly id: string;
  /** May be empty when `body` is not. */
  readonly title: string;
  /** Plain text, paragraphs separated by line breaks. May be empty when `title` is not. */
  readonly body: string;
  /** ISO 8601: `2018-06-14`, `2018-06`, `2018` or an instant with its offset; null when unknown. */
  readonly publishedAt: string | null;
  readonly source: string | null;
  readonly category: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly tags: readonly string[];
  /** BCP 47 tag; `ar` unless the input says otherwise. */
  readonly language: string;
  /** Parts of the body that are not the article's own text, in order; left out when there are none. */
  readonly asides?: readonly Aside[];
}
