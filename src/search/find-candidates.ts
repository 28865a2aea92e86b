/** Asking the index: full matches, then partial ones, ranked and cut to the page that was asked for. */
import type { Article } from '../article/article.ts';
import { toFacetQuery, toFacets } from './facet-counts.ts';
import { countPartialFacets, findPartial, findRelaxed } from './find-partial.ts';
import type { PartialSearch } from './find-partial.ts';
import { rank, toWeight } from './rank.ts';
import type { Collection, RankedCandidate } from './rank.ts';
import { toCondition } from './query-plan.ts';
import type { QueryPlan } from './query-plan.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexAnswer, IndexQuery, SearchIndex } from './search-index.ts';
import { NO_FILTERS } from './search-request.ts';
import type { SearchRequest } from './search-request.ts';
import type { SearchResult, Total } from './search-result.ts';

/** A found article, and the terms it lacks. */
export interface Found {
  readonly article: Article;
  readonly lacks: readonly string[];
}

export interface FoundPage {
  readonly page: readonly Found[];
  readonly total: Total;
  readonly facets: SearchResult['facets'];
  /** Documents in the whole archive that have the term; null when it was not looked at. */
  documentFrequency(term: string): number | null;
  /** How much a term tells. */
  weightOf(term: string): number;
}

/**
 * How many of the engine's best documents are ranked anew. Beyond them the engine's own order stands, so that every
 * page shows other hits than the one before it, whatever the page size.
 */
const RANKED_HITS = 100;
/**
 * With fewer full matches than this in the whole archive, partial ones are looked for. Filters play no part in it: one
 * more filter must never bring a hit, and a facet must find what it has counted.
 */
const FEW_HITS = 10;

/** Finds the page of a request. */
export async function findCandidates(request: SearchRequest, plan: QueryPlan, index: SearchIndex): Promise<FoundPage> {
  const { filters } = request;
  const need = request.match === 'any' ? 'any' : 'all';
  const full: IndexQuery = {
    ...EVERYTHING,
    filters,
    where: plan.isEmpty ? { kind: 'or', of: [] } : toCondition(plan, need),
    phrases: plan.phrases,
    sort: toSort(request, plan),
  };
  const isRanked = full.sort === 'relevance' && plan.terms.length > 0;
  const inEngineOrder: IndexQuery = { ...full, rankBy: { terms: plan.terms, need: 'all' } };
  const facetQueries = request.facets.map((facet) => toFacetQuery(full, facet));

  const [first, counts, everywhere, all, ...rest] = await index.find([
    isRanked
      ? { ...inEngineOrder, limit: need === 'all' ? RANKED_HITS : 0, load: 'terms' }
      : { ...full, offset: request.offset, limit: request.limit, load: 'text' },
    full,
    { ...full, filters: NO_FILTERS, limit: FEW_HITS },
    EVERYTHING,
    ...facetQueries,
    ...plan.terms.map((term): IndexQuery => ({ ...EVERYTHING, where: { kind: 'term', term } })),
  ]);
  const frequencies = new Map(plan.terms.map((term, at) => [term, rest[facetQueries.length + at]?.total ?? 0]));
  const collection: Collection = {
    documents: all?.total ?? 0,
    documentFrequency: (term) => frequencies.get(term) ?? 0,
  };
  const facts = {
    documentFrequency: (term: string) => frequencies.get(term) ?? null,
    weightOf: (term: string) => toWeight(collection.documentFrequency(term), collection.documents),
    facets: toFacets(request.facets, rest.slice(0, facetQueries.length)),
  };
  const fullTotal = counts?.total ?? 0;
  const total: Total = { value: fullTotal, relation: 'eq', full: fullTotal, partial: 0 };
  if (!isRanked) return { ...facts, page: toFound(first), total };

  const parts = { plan, collection, index };
  const candidates = need === 'all' ? (first?.hits ?? []) : await findRelaxed(full, parts);
  const ranked = rank(candidates, plan.terms, collection);
  // Fewer than were asked for: the text search has come to its end, and what else there is has no order of its own.
  const after: IndexQuery =
    need === 'all' && ranked.length === RANKED_HITS ? inEngineOrder : { ...full, sort: 'newest' };
  const found = { ranked, after, fullTotal };
  const mayRelax = request.match === 'smart' && plan.terms.length > 1 && (everywhere?.total ?? 0) < FEW_HITS;
  if (!mayRelax) return { ...facts, page: await loadPage(request, { ...found, partial: [] }, parts), total };

  const partial = await findPartial(filters, parts);
  const { shown } = partial;
  const fullKeys = (everywhere?.hits ?? []).map(({ key }) => key);
  return {
    ...facts,
    facets: await countPartialFacets(request.facets, filters, { fullKeys, shown }, parts),
    page: await loadPage(request, { ...found, partial: shown }, parts),
    total: {
      value: fullTotal + shown.length,
      relation: partial.total > shown.length ? 'gte' : 'eq',
      full: fullTotal,
      partial: shown.length,
    },
  };
}

/** Without text there is nothing to be relevant to: the newest come first. */
function toSort({ sort }: SearchRequest, plan: QueryPlan): IndexQuery['sort'] {
  return sort === 'relevance' && plan.terms.length === 0 && !plan.isEmpty ? 'newest' : sort;
}

function toFound(answer: IndexAnswer | undefined): Found[] {
  return (answer?.hits ?? []).flatMap(({ article }) => (article ? [{ article, lacks: [] }] : []));
}

interface FoundOrder {
  /** The best full matches. */
  readonly ranked: readonly RankedCandidate[];
  /** Brings the other full matches, in the order in which they follow. */
  readonly after: IndexQuery;
  readonly fullTotal: number;
  readonly partial: readonly RankedCandidate[];
}

/** The articles of the page: full matches as ranked, the other full ones, then partial ones. */
async function loadPage(
  { offset, limit }: SearchRequest,
  { ranked, after, fullTotal, partial }: FoundOrder,
  { plan, collection, index }: PartialSearch,
): Promise<Found[]> {
  const best = ranked.slice(offset, offset + limit);
  const afterOffset = Math.max(0, offset - ranked.length);
  const afterLimit = Math.min(limit - best.length, fullTotal - ranked.length - afterOffset);
  const except = ranked.map(({ key }) => key);
  const [others] =
    afterLimit > 0
      ? await index.find([{ ...after, except, offset: afterOffset, limit: afterLimit, load: 'terms' }])
      : [];
  const otherHits = others?.hits ?? [];
  const lacksOf = new Map(rank(otherHits, plan.terms, collection).map(({ key, lacks }) => [key, lacks]));
  const partialOffset = Math.max(0, offset - fullTotal);
  const chosen = [
    ...best,
    ...otherHits.map(({ key }) => ({ key, lacks: lacksOf.get(key) ?? [] })),
    ...partial.slice(partialOffset, Math.max(partialOffset, offset + limit - fullTotal)),
  ];
  if (chosen.length === 0) return [];
  const keys = chosen.map(({ key }) => key);
  const [texts] = await index.find([{ ...EVERYTHING, only: keys, limit: keys.length, load: 'text' }]);
  const articles = new Map((texts?.hits ?? []).map(({ key, article }) => [key, article]));
  return chosen.flatMap(({ key, lacks }) => {
    const article = articles.get(key);
    return article ? [{ article, lacks }] : [];
  });
}
