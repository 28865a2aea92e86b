/** `GET /v1/search`. */
import { Router } from 'express';
import type { SearchParts } from '../../search/search.ts';
import { search } from '../../search/search.ts';
import { allowOnly } from '../problem.ts';
import { parseSearchRequest } from '../schemas/search-parameters.ts';

export function createSearchRoute(parts: SearchParts): Router {
  const router = Router();
  router
    .route('/v1/search')
    .get(async function answerSearch(request, response) {
      response.json(await search(parseSearchRequest(request.query), parts));
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
