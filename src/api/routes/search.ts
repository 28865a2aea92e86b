/** `GET /v1/search`, and `POST /v1/search` with the same parameters as JSON. */
import express, { Router } from 'express';
import type { Searcher } from '../../search/search.ts';
import type { SearchResult } from '../../search/search-result.ts';
import { allowOnly } from '../problem.ts';
import { toCursorText } from '../schemas/cursor.ts';
import { parseSearchRequest } from '../schemas/search-parameters.ts';
import { parseSearchBody } from '../schemas/search-body.ts';

export function createSearchRoute(searcher: Searcher): Router {
  const router = Router();
  router
    .route('/v1/search')
    .get(async function answerSearch(request, response) {
      response.json(toSearchResponse(await searcher.search(parseSearchRequest(request.query))));
    })
    .post(express.json({ limit: '256kb', strict: true }), async function answerPostedSearch(request, response) {
      response.json(toSearchResponse(await searcher.search(parseSearchBody(request.body))));
    })
    .all(allowOnly('GET', 'HEAD', 'POST'));
  return router;
}

/** A search result as it is sent: cursors are opaque to whoever gets one. */
export type SentResult = Omit<SearchResult, 'page'> & {
  readonly page: Omit<SearchResult['page'], 'nextCursor'> & { readonly nextCursor: string | null };
};

export function toSearchResponse({ page, ...result }: SearchResult): SentResult {
  const { nextCursor, ...rest } = page;
  return { ...result, page: { ...rest, nextCursor: nextCursor === null ? null : toCursorText(nextCursor) } };
}
