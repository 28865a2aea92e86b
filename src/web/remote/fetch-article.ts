/** Asks the API for one article with the matches of a query. */
import { encodeId } from '../url-state.ts';
import type { Answer } from './answer.ts';
import { requestJson } from './request-json.ts';
import { checkOpenedArticle } from './schemas.ts';
import type { OpenedArticle } from './schemas.ts';

export function fetchArticle(id: string, q: string, signal: AbortSignal): Promise<Answer<OpenedArticle>> {
  return requestJson(`/v1/articles/${encodeId(id)}?${new URLSearchParams({ q })}`, checkOpenedArticle, signal);
}
