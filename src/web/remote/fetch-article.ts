/** Asks the API for one article with the matches of a search. */
import type { SearchState } from '../search-state.ts';
import { encodeId } from '../url-state.ts';
import type { Answer } from './answer.ts';
import { requestJson } from './request-json.ts';
import { checkOpenedArticle } from './schemas.ts';
import type { OpenedArticle } from './schemas.ts';

export function fetchArticle(
  id: string,
  { q, expand }: Pick<SearchState, 'q' | 'expand'>,
  signal: AbortSignal,
): Promise<Answer<OpenedArticle>> {
  const params = new URLSearchParams({ q, ...(expand === 'off' ? { expand } : {}) });
  return requestJson(`/v1/articles/${encodeId(id)}?${params}`, checkOpenedArticle, signal);
}
