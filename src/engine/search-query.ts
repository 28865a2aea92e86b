/** An `IndexQuery` as the engine's search parameters, and its answer back. */
import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import type { FacetCount } from '../search/search-result.ts';
import { FACET_NAMES } from '../search/search-request.ts';
import type { FacetName } from '../search/search-request.ts';
import type { IndexAnswer, IndexHit, IndexQuery } from '../search/search-index.ts';
import { fromFacetValue } from './facet-value.ts';
import { FACET_ATTRIBUTES, toKeyFilter, toTermFilter, toValueFilters } from './filter-expression.ts';
import { ARTICLE_ATTRIBUTES, PRIMARY_KEY, storedArticle, storedKey, storedTerms } from './stored-document.ts';

/** The engine reads no more words of a query than this. */
export const MAX_QUERY_WORDS = 10;

const ATTRIBUTES = {
  key: [PRIMARY_KEY],
  terms: [PRIMARY_KEY, 'titleTerms', 'bodyTerms'],
  text: [PRIMARY_KEY, ...ARTICLE_ATTRIBUTES],
} as const satisfies Record<IndexQuery['load'], readonly string[]>;

/** Parameters of one search. */
export function toSearchQuery(query: IndexQuery, indexUid: string): MultiSearchQuery {
  const filter = toValueFilters(query.filters);
  if (query.where !== null) filter.push(toTermFilter(query.where));
  if (query.only !== null) filter.push(toKeyFilter(query.only));
  if (query.except.length > 0) filter.push(`NOT (${toKeyFilter(query.except)})`);
  const phrases = query.phrases.map((terms) => `"${terms.join(' ')}"`);
  const words = query.rankBy?.terms.slice(0, MAX_QUERY_WORDS) ?? [];
  return {
    indexUid,
    q: [...phrases, ...words].join(' '),
    filter,
    facets: query.facets.map((name) => FACET_ATTRIBUTES[name]),
    attributesToRetrieve: [...ATTRIBUTES[query.load]],
    matchingStrategy: query.rankBy?.need === 'rarest' ? 'frequency' : 'all',
    locales: ['eng'],
    ...(query.sort === 'relevance' ? {} : { sort: [`publishedAtSeconds:${query.sort === 'newest' ? 'desc' : 'asc'}`] }),
    ...toWindow(query.offset, query.limit),
  };
}

/**
 * The engine counts exactly only in pages, so a window that is a page is asked for as one. Any other window is asked
 * for by offset, with an estimate for a count.
 */
function toWindow(
  offset: number,
  limit: number,
): { page: number; hitsPerPage: number } | { offset: number; limit: number } {
  if (limit === 0) return { page: 1, hitsPerPage: 0 };
  return offset % limit === 0 ? { page: offset / limit + 1, hitsPerPage: limit } : { offset, limit };
}

/** What the engine found, as the port promises it. Throws ZodError when a document is not one of ours. */
export function toIndexAnswer(response: SearchResponse, { load }: Pick<IndexQuery, 'load'>): IndexAnswer {
  return {
    hits: response.hits.map((hit) => toIndexHit(hit, load)),
    total: response.totalHits ?? response.estimatedTotalHits ?? 0,
    facets: Object.fromEntries(
      FACET_NAMES.map((name) => [name, response.facetDistribution?.[FACET_ATTRIBUTES[name]]] as const)
        .filter(([, counts]) => counts !== undefined)
        .map(([name, counts]) => [name, toFacetCounts(counts ?? {})]),
    ) satisfies Partial<Record<FacetName, readonly FacetCount[]>>,
  };
}

function toIndexHit(stored: unknown, load: IndexQuery['load']): IndexHit {
  const { key } = storedKey.parse(stored);
  return {
    key,
    article: load === 'text' ? storedArticle.parse(stored) : null,
    ...(load === 'terms' ? storedTerms.parse(stored) : { titleTerms: '', bodyTerms: '' }),
  };
}

/** Most frequent first, equal counts in the order of the alphabet. Values too long for a list are left out. */
function toFacetCounts(counts: Readonly<Record<string, number>>): FacetCount[] {
  const inAlphabet = new Intl.Collator('ar');
  return Object.entries(counts)
    .flatMap(([stored, count]) => {
      const value = fromFacetValue(stored);
      return value === null ? [] : [{ value, count }];
    })
    .sort((a, b) => b.count - a.count || inAlphabet.compare(a.value, b.value));
}
