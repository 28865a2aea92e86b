/** `GET /v1/facets/{name}`: the values of a facet that have the words of `q`, counted over a search. */
import { Router } from 'express';
import { AppError } from '../../errors.ts';
import { FACET_NAMES } from '../../search/search-request.ts';
import type { Searcher } from '../../search/search.ts';
import { allowOnly } from '../problem.ts';
import { parseFacetRequest } from '../schemas/facet-parameters.ts';
import type { FacetResponse } from '../schemas/facet-response.ts';

export function createFacetRoute(searcher: Searcher): Router {
  const router = Router();
  router
    .route('/v1/facets/:name')
    .get(async function answerFacet(request, response) {
      const facet = FACET_NAMES.find((name) => name === request.params.name);
      if (!facet)
        throw new AppError(
          'not_found',
          `There is no facet ${JSON.stringify(request.params.name.slice(0, 100))}; there are ${FACET_NAMES.join(', ')}`,
        );
      const { q, limit, search } = parseFacetRequest(request.query);
      const values = await searcher.facetValues(facet, q, search);
      response.json({ facet, values: values.slice(0, limit), total: values.length } satisfies FacetResponse);
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
