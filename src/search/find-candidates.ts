/** Candidates for ranking: of all articles that satisfy a condition, those that may rank high. */
import { allOf, not, NOTHING } from './condition.ts';
import type { Condition } from './condition.ts';
import type { FindParts } from './find-parts.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexQuery, RankingDocument } from './search-index.ts';
import type { SearchFilters } from './search-request.ts';

/**
 * How many articles are ranked at most. Behind them the order is by date, so that every page shows other hits than the
 * one before it, whatever the page size, to the last of them.
 */
export const RANKED_HITS = 1000;
/** When there are articles enough, no fewer are ranked: the longest page full. */
const LEAST_RANKED_HITS = 100;

/** A condition with how many articles satisfy it. */
export interface Tier {
  readonly where: Condition;
  readonly total: number;
}

/**
 * The articles of the widest tier that has at most `most`, and if those are few, the newest of the next; see
 * `widening.ts`.
 */
export async function findCandidates(
  tiers: readonly Tier[],
  most: number,
  filters: SearchFilters,
  { index, store }: Pick<FindParts, 'index' | 'store'>,
): Promise<RankingDocument[]> {
  const widest = tiers.findLastIndex(({ total }) => total <= most);
  const { where: inside, total } = tiers[widest] ?? { where: NOTHING, total: 0 };
  const next = tiers[widest + 1];
  const room = LEAST_RANKED_HITS - total;
  const base: IndexQuery = { ...EVERYTHING, filters };
  const looks: IndexQuery[] = [];
  if (total > 0) looks.push({ ...base, where: inside, editions: true });
  if (next && room > 0) looks.push({ ...base, where: allOf([next.where, not(inside)]), order: 'newest', limit: room });
  const answers = looks.length === 0 ? [] : await index.find(looks);
  return store.documents(answers.flatMap(({ editions, hits }) => [...editions, ...hits.map(({ edition }) => edition)]));
}
