/** The parameters of `GET /v1/facets/{name}`: `q` for the values, and those of a search, whose own text is `text`. */
import type { SearchRequest } from '../../search/search-request.ts';
import { facetParameters, toInvalidRequest } from './search-parameters.ts';

export interface FacetRequest {
  /** What the values are looked for by; empty for all of them. */
  readonly q: string;
  readonly limit: number;
  /** The search over which they are counted. */
  readonly search: SearchRequest;
}

/** Throws AppError `invalid_request` naming each wrong parameter. */
export function parseFacetRequest(query: unknown): FacetRequest {
  const parsed = facetParameters.safeParse(query);
  if (!parsed.success) throw toInvalidRequest(parsed.error, query, facetParameters);
  const { q, limit, text, match, expand, ...filters } = parsed.data;
  const whole = { sort: 'relevance', facets: [], histogram: null, explain: false, offset: 0, cursor: null } as const;
  return { q, limit, search: { ...whole, q: text, match, expand, limit: 1, filters } };
}
