/** Whether documents that are in memory pass the filters of a request, as they would in the index. */
import { toDaySeconds } from '../article/published-at.ts';
import type { RankingDocument } from './search-index.ts';
import { FACET_NAMES } from './search-request.ts';
import type { SearchFilters } from './search-request.ts';

/** Makes what tells of one document after another whether it passes. */
export function createPasses(filters: SearchFilters): (document: Pick<RankingDocument, 'labels' | 'place'>) => boolean {
  const first = filters.from === null ? null : toDaySeconds(filters.from).start;
  const end = filters.to === null ? null : toDaySeconds(filters.to).end;
  const chosen = FACET_NAMES.filter((name) => filters[name].length > 0);
  return ({ labels, place: { seconds } }) => {
    // What has no date is neither before a day nor after it.
    if (first !== null && (seconds === null || seconds < first)) return false;
    if (end !== null && (seconds === null || seconds >= end)) return false;
    return chosen.every((name) => labels[name].some((value) => filters[name].includes(value)));
  };
}
