/** Candidates for ranking: of all articles that satisfy a condition, those that may rank high. */
import { allOf, hasWord } from './condition.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import type { RankingModel } from './ranking-model.ts';
import { toFurtherQueries, toRelaxedQueries, toShareQueries } from './relax.ts';
import type { WeighedTerm } from './relax.ts';
import { toPairConditions } from './resolve-clauses.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexHit, IndexQuery, SearchIndex } from './search-index.ts';
import type { SearchFilters } from './search-request.ts';

/**
 * How many of the engine's best documents are ranked. Behind them the order is by date, so that every page shows other
 * hits than the one before it, whatever the page size, to the last of them.
 */
export const RANKED_HITS = 100;
/** Of the articles that have the words as they stand in the query, so many are ranked in any case. */
const VERBATIM_HITS = 40;

/** For each of so many words that stand for others, so many articles. */
const MAX_EXPANDED_LOOKS = 4;
const EXPANDED_HITS = 50;

/** The first look for articles that satisfy the whole condition: the best by the engine's own order. */
export function toFirstLook(where: IndexQuery['where'], filters: SearchFilters, terms: readonly string[]): IndexQuery {
  const base: IndexQuery = { ...EVERYTHING, where, filters, limit: RANKED_HITS, load: 'codes' };
  // Without a term to go by, the newest are as good as any.
  return terms.length === 0 ? { ...base, sort: 'newest' } : { ...base, rankBy: { terms, need: 'all' } };
}

/** Looks for what the engine's order may miss among many matches: the words side by side, or just as they were typed. */
export function toVerbatimLooks({ plan, full }: PreparedPlan, filters: SearchFilters): IndexQuery[] {
  const tokens = plan.clauses
    .filter(({ isNegated, field }) => !isNegated && field === null)
    .flatMap(({ tokens }) => tokens);
  if (tokens.length < 2) return [];
  const base: IndexQuery = { ...EVERYTHING, filters, limit: VERBATIM_HITS, load: 'codes', sort: 'newest' };
  const pairs = toPairConditions(tokens);
  const forms = [...new Set(tokens.map(({ form }) => form))].map((form) => hasWord('forms', form));
  return [
    ...(pairs.length > 0 ? [{ ...base, where: allOf([full, ...pairs]) }] : []),
    { ...base, where: allOf([full, ...forms]) },
  ];
}

/** Documents that satisfy `base` and have some of the terms of the query, each once: the most telling ones. */
export async function findRelaxed(
  base: IndexQuery,
  model: RankingModel,
  { expansions }: PreparedPlan,
  index: SearchIndex,
): Promise<IndexHit[]> {
  const terms = toRarestFirst(model);
  const codes: IndexQuery = { ...base, load: 'codes' };
  // Words that stand for others have no place in the chain: the engine would take each of them for a rare word.
  const expanded = [...expansions.values()].map(({ condition }): IndexQuery => ({
    ...codes,
    where: allOf([base.where, condition]),
    sort: 'newest',
    limit: EXPANDED_HITS,
  }));
  const shareQueries = toShareQueries(terms, base);
  const counted = shareQueries.length === 0 ? [] : await index.find(shareQueries);
  const shares = shareQueries.map((query, at) => ({ query, total: counted[at]?.total ?? 0 }));
  const answers = await index.find([
    ...toRelaxedQueries(terms, shares, codes),
    ...expanded.slice(0, MAX_EXPANDED_LOOKS),
  ]);
  const found = toUnion(answers);
  const further = toFurtherQueries(terms, found.length, codes);
  return further.length === 0 ? found : toUnion([{ hits: found }, ...(await index.find(further))]);
}

/** The hits of several looks, each once. */
export function toUnion(answers: readonly { readonly hits: readonly IndexHit[] }[]): IndexHit[] {
  return [...new Map(answers.flatMap(({ hits }) => hits).map((hit) => [hit.key, hit])).values()];
}

/** The index terms of a model that the archive has, the rarest first. */
function toRarestFirst({ terms }: RankingModel): WeighedTerm[] {
  return terms
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => a.articles - b.articles)
    .flatMap(({ term, weight }) => (term === null ? [] : [{ term, weight }]));
}
