/** Candidates for ranking: of all articles that satisfy a condition, those that may rank high. */
import { allOf, not, NOTHING } from './condition.ts';
import type { FindParts } from './find-parts.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexAnswer, IndexQuery, RankingDocument } from './search-index.ts';
import type { SearchFilters } from './search-request.ts';
import type { Tier } from './size-tiers.ts';

/**
 * How many articles are ranked at most. Behind them the order is by date, so that every page shows other hits than the
 * one before it, whatever the page size, to the last of them.
 */
export const RANKED_HITS = 1000;
/** When there are articles enough, no fewer are ranked: the longest page full. */
const LEAST_RANKED_HITS = 100;

export interface Candidates {
  readonly documents: readonly RankingDocument[];
  /** Answers to the looks that went along. */
  readonly along: readonly IndexAnswer[];
}

/**
 * The articles of the widest tier that has at most `limit`, and if those are few, the newest of the next; see
 * `widening.ts`. Other looks can go along.
 */
export async function findCandidates(
  tiers: readonly Tier[],
  limit: number,
  filters: SearchFilters,
  { index, store }: Pick<FindParts, 'index' | 'store'>,
  along: readonly IndexQuery[] = [],
): Promise<Candidates> {
  const widest = tiers.findLastIndex(({ most }) => most <= limit);
  const { where: inside, least, most } = tiers[widest] ?? { where: NOTHING, least: 0, most: 0 };
  const next = tiers[widest + 1];
  const room = LEAST_RANKED_HITS - least;
  const base: IndexQuery = { ...EVERYTHING, filters };
  const looks: IndexQuery[] = [];
  if (most > 0) looks.push({ ...base, where: inside, editions: true });
  if (next && room > 0) looks.push({ ...base, where: allOf([next.where, not(inside)]), order: 'newest', limit: room });
  const asked = [...looks, ...along];
  const answers = asked.length === 0 ? [] : await index.find(asked);
  const found = answers.slice(0, looks.length);
  return {
    documents: await store.documents(
      found.flatMap(({ editions, hits }) => [...editions, ...hits.map(({ edition }) => edition)]),
    ),
    along: answers.slice(looks.length),
  };
}
