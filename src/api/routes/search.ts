/** `GET /v1/search`, and `POST /v1/search` with the same parameters as JSON. */
import { createHash } from 'node:crypto';
import express, { Router } from 'express';
import type { RequestHandler, Response } from 'express';
import { AppError } from '../../errors.ts';
import type { Searcher } from '../../search/search.ts';
import type { SearchResult } from '../../search/search-result.ts';
import { allowOnly } from '../problem.ts';
import { refuseParameters } from '../refuse-parameters.ts';
import { toCursorText } from '../schemas/cursor.ts';
import { parseSearchRequest } from '../schemas/search-parameters.ts';
import { parseSearchBody } from '../schemas/search-body.ts';

const JSON_TYPES = ['application/json', 'application/*+json'];

export function createSearchRoute(searcher: Searcher): Router {
  const router = Router();
  router
    .route('/v1/search')
    .get(async function answerSearch(request, response) {
      sendResult(response, await searcher.search(parseSearchRequest(request.query)));
    })
    .post(
      refuseParameters,
      requireJson,
      express.json({ limit: '256kb', strict: true, type: JSON_TYPES }),
      async function answerPostedSearch(request, response) {
        sendResult(response, await searcher.search(parseSearchBody(request.body)));
      },
    )
    .all(allowOnly('GET', 'HEAD', 'POST'));
  return router;
}

/** Throws AppError `unsupported_media_type` for a body that says it is something else. */
const requireJson: RequestHandler = function requireJson(request, _response, next) {
  if (request.is(JSON_TYPES) === false)
    throw new AppError(
      'unsupported_media_type',
      `The body is ${JSON.stringify(request.get('content-type') ?? '')}; allowed is application/json, an object of parameters`,
    );
  next();
};

/**
 * Whoever asks again for what has not changed is told so and sent nothing: the tag is of everything but the time that
 * the answer took.
 */
function sendResult(response: Response, result: SearchResult): void {
  const { tookMs, ...lasting } = toSearchResponse(result);
  const text = JSON.stringify(lasting);
  const tag = createHash('sha1').update(text).digest('base64url');
  response
    .set({ ETag: `W/"${tag}"`, 'Cache-Control': 'private, no-cache' })
    .type('application/json')
    .send(`${text.slice(0, -1)},"tookMs":${JSON.stringify(tookMs)}}`);
}

/** A search result as it is sent: cursors are opaque to whoever gets one. */
export type SentResult = Omit<SearchResult, 'page'> & {
  readonly page: Omit<SearchResult['page'], 'nextCursor'> & { readonly nextCursor: string | null };
};

export function toSearchResponse({ page, ...result }: SearchResult): SentResult {
  const { nextCursor, ...rest } = page;
  return { ...result, page: { ...rest, nextCursor: nextCursor === null ? null : toCursorText(nextCursor) } };
}
