/** Articles that lack some words of a query: found by loosening it step by step, and ranked by what they have. */
import { toFacetQuery, toFacets } from './facet-counts.ts';
import { toCondition } from './query-plan.ts';
import type { QueryPlan } from './query-plan.ts';
import { rank } from './rank.ts';
import type { Collection, RankedCandidate } from './rank.ts';
import { toRelaxedQueries } from './relax.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexHit, IndexQuery, SearchIndex } from './search-index.ts';
import type { FacetName, SearchFilters } from './search-request.ts';
import type { SearchResult } from './search-result.ts';

/** Most partial matches that are shown. */
const MAX_PARTIAL_HITS = 200;

export interface PartialSearch {
  readonly plan: QueryPlan;
  readonly collection: Collection;
  readonly index: SearchIndex;
}

export interface PartialMatches {
  /** Those that are shown, best first. */
  readonly shown: readonly RankedCandidate[];
  /** How many there are, shown or not; exact. */
  readonly total: number;
}

/** The articles that have the phrases of a query and some of its terms, but not all. */
export async function findPartial(filters: SearchFilters, search: PartialSearch): Promise<PartialMatches> {
  const { plan, collection, index } = search;
  const all = toCondition(plan, 'all');
  const some = toCondition(plan, 'any');
  if (all === null || some === null) return { shown: [], total: 0 };
  const base: IndexQuery = { ...EVERYTHING, filters, phrases: plan.phrases, where: { kind: 'not', of: all } };
  const [hits, [counted]] = await Promise.all([
    findRelaxed(base, search),
    index.find([{ ...base, where: { kind: 'and', of: [some, { kind: 'not', of: all }] } }]),
  ]);
  const shown = rank(hits, plan.terms, collection).slice(0, MAX_PARTIAL_HITS);
  return { shown, total: counted?.total ?? shown.length };
}

/** Documents that satisfy `base` and have some of the terms of the plan, each once: the most telling ones. */
export async function findRelaxed(
  base: IndexQuery,
  { plan, collection, index }: PartialSearch,
): Promise<readonly IndexHit[]> {
  const rarestFirst = plan.terms
    .filter((term) => collection.documentFrequency(term) > 0)
    .sort((a, b) => collection.documentFrequency(a) - collection.documentFrequency(b));
  if (rarestFirst.length === 0) return [];
  const answers = await index.find(toRelaxedQueries(rarestFirst, { ...base, load: 'terms' }));
  return [...new Map(answers.flatMap(({ hits }) => hits).map((hit) => [hit.key, hit])).values()];
}

/**
 * Facet counts over full and partial matches. `fullKeys` are those of every full match, whatever the filters;
 * `shown` are the partial ones under all `filters`. A facet that has a filter looks for its partial matches anew,
 * without it.
 */
export async function countPartialFacets(
  names: readonly FacetName[],
  filters: SearchFilters,
  found: { readonly fullKeys: readonly string[]; readonly shown: readonly RankedCandidate[] },
  search: PartialSearch,
): Promise<SearchResult['facets']> {
  const queries = await Promise.all(
    names.map(async (name): Promise<IndexQuery> => {
      const { shown } = filters[name].length > 0 ? await findPartial({ ...filters, [name]: [] }, search) : found;
      const only = [...found.fullKeys, ...shown.map(({ key }) => key)];
      return { ...toFacetQuery({ ...EVERYTHING, filters }, name), only };
    }),
  );
  return toFacets(names, await search.index.find(queries));
}
