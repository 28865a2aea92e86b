/** How many articles each of several conditions lets through, as far as it has to be known. */
import type { Condition } from './condition.ts';
import { toCountBounds } from './count-bounds.ts';
import type { CountBounds } from './count-bounds.ts';
import type { FindParts } from './find-parts.ts';
import { EVERYTHING } from './search-index.ts';
import { hasFilters } from './search-request.ts';
import type { SearchFilters } from './search-request.ts';

/** A condition with how many articles satisfy it, under the filters that it was sized for. */
export interface Tier extends CountBounds {
  readonly where: Condition;
}

/** Sizes conditions so that each has either at most `limit` articles or more: only those in doubt are counted. */
export async function sizeTiers(
  conditions: readonly Condition[],
  limit: number,
  filters: SearchFilters,
  { index, facts }: Pick<FindParts, 'index' | 'facts'>,
): Promise<Tier[]> {
  const isFiltered = hasFilters(filters);
  const tiers = conditions.map((where): Tier => {
    const { least, most } = toCountBounds(where, facts);
    return { where, least: isFiltered ? 0 : least, most };
  });
  const inDoubt = tiers.filter(({ least, most }) => least <= limit && most > limit);
  const answers =
    inDoubt.length === 0 ? [] : await index.find(inDoubt.map(({ where }) => ({ ...EVERYTHING, filters, where })));
  const counts = new Map(inDoubt.map((tier, at) => [tier, answers[at]?.total ?? 0]));
  return tiers.map((tier) => {
    const count = counts.get(tier);
    return count === undefined ? tier : { ...tier, least: count, most: count };
  });
}
