/** An `IndexQuery` as the engine's search parameters, and its answer back. */
import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import type { FacetCount } from '../search/search-result.ts';
import { isEveryDocument } from '../search/condition.ts';
import { FACET_NAMES, HISTOGRAM_UNITS } from '../search/search-request.ts';
import type { CountedField, IndexAnswer, IndexHit, IndexQuery } from '../search/search-index.ts';
import { fromFacetValue } from './facet-value.ts';
import { FACET_ATTRIBUTES, toFilter, toValueFilters } from './filter-expression.ts';
import { ARTICLE_ATTRIBUTES, PLACE_ATTRIBUTES, RANKING_ATTRIBUTES } from './stored-document.ts';
import { storedArticle, storedPlace, storedRanking } from './stored-document.ts';

/** The engine's attribute behind each field that is counted. */
const COUNTED_ATTRIBUTES = {
  ...FACET_ATTRIBUTES,
  year: 'year',
  month: 'month',
  day: 'day',
} as const satisfies Record<CountedField, string>;

const ATTRIBUTES = {
  place: PLACE_ATTRIBUTES,
  ranking: [...PLACE_ATTRIBUTES, ...RANKING_ATTRIBUTES],
  text: [...PLACE_ATTRIBUTES, ...ARTICLE_ATTRIBUTES],
} as const satisfies Record<IndexQuery['load'], readonly string[]>;

const EDITION_ATTRIBUTE = 'edition';

const SORTS = {
  none: [],
  newest: ['publishedAtSeconds:desc', 'tie:asc'],
  oldest: ['publishedAtSeconds:asc', 'tie:asc'],
  tie: ['tie:asc'],
} as const satisfies Record<IndexQuery['order'], readonly string[]>;

/** Parameters of one search. */
export function toSearchQuery(query: IndexQuery, indexUid: string): MultiSearchQuery {
  const filter = toValueFilters(query.filters);
  if (!isEveryDocument(query.where)) filter.push(toFilter(query.where));
  return {
    indexUid,
    q: '',
    filter,
    facets: [...query.facets.map((name) => COUNTED_ATTRIBUTES[name]), ...(query.editions ? [EDITION_ATTRIBUTE] : [])],
    attributesToRetrieve: [...ATTRIBUTES[query.load]],
    sort: [...SORTS[query.order]],
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
    editions: Object.keys(response.facetDistribution?.[EDITION_ATTRIBUTE] ?? {}),
    hits: response.hits.map((hit) => toIndexHit(hit, load)),
    total: response.totalHits ?? response.estimatedTotalHits ?? 0,
    facets: Object.fromEntries([
      ...FACET_NAMES.flatMap((name) => {
        const counts = response.facetDistribution?.[COUNTED_ATTRIBUTES[name]];
        return counts ? [[name, toFacetCounts(counts)] as const] : [];
      }),
      ...HISTOGRAM_UNITS.flatMap((unit) => {
        const counts = response.facetDistribution?.[unit];
        return counts ? [[unit, toBars(counts)] as const] : [];
      }),
    ]),
  };
}

function toIndexHit(stored: unknown, load: IndexQuery['load']): IndexHit {
  const { key, edition, ...place } = storedPlace.parse(stored);
  return {
    key,
    edition,
    place,
    article: load === 'text' ? storedArticle.parse(stored) : null,
    ranking: load === 'ranking' ? { key, edition, place, ...storedRanking.parse(stored) } : null,
  };
}

const IN_ALPHABET = new Intl.Collator('ar');

/** Most frequent first, equal counts in the order of the alphabet. Values too long for a list are left out. */
function toFacetCounts(counts: Readonly<Record<string, number>>): FacetCount[] {
  return Object.entries(counts)
    .flatMap(([stored, count]) => {
      const value = fromFacetValue(stored);
      return value === null ? [] : [{ value, count }];
    })
    .sort((a, b) => b.count - a.count || IN_ALPHABET.compare(a.value, b.value));
}

/** Earliest first. */
function toBars(counts: Readonly<Record<string, number>>): FacetCount[] {
  return Object.entries(counts)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}
