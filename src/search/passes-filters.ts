/** Whether a document that is in memory passes the filters of a request, as it would in the index. */
import { toDaySeconds } from '../article/published-at.ts';
import type { RankingDocument } from './search-index.ts';
import { FACET_NAMES } from './search-request.ts';
import type { SearchFilters } from './search-request.ts';

export function passesFilters(
  { labels, place: { seconds } }: Pick<RankingDocument, 'labels' | 'place'>,
  filters: SearchFilters,
): boolean {
  const { from, to } = filters;
  // What has no date is neither before a day nor after it.
  if (from !== null && (seconds === null || seconds < toDaySeconds(from).start)) return false;
  if (to !== null && (seconds === null || seconds >= toDaySeconds(to).end)) return false;
  return FACET_NAMES.every(
    (name) => filters[name].length === 0 || labels[name].some((value) => filters[name].includes(value)),
  );
}
