/** Facets: how their counts are asked for, and what came of it. */
import type { IndexAnswer, IndexQuery } from './search-index.ts';
import { FACET_NAMES } from './search-request.ts';
import type { FacetName } from './search-request.ts';
import type { FacetCount, SearchResult } from './search-result.ts';

/** The look that counts one facet of a query, its own filter left out. */
export function toFacetQuery(query: IndexQuery, facet: FacetName): IndexQuery {
  return { ...query, filters: { ...query.filters, [facet]: [] }, facets: [facet], limit: 0 };
}

/** The counts of `names`, one answer each. */
export function toFacets(names: readonly FacetName[], answers: readonly IndexAnswer[]): SearchResult['facets'] {
  const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
  for (const [at, answer] of answers.entries()) {
    const name = FACET_NAMES.find((known) => known === names[at]);
    if (name) facets[name] = answer.facets[name] ?? [];
  }
  return facets;
}
