/** Which values a filter offers. */
import type { FacetCount } from '../search/search-result.ts';

/** One value; `count` is null when the answer does not say it. */
export interface FacetRow {
  readonly value: string;
  readonly count: number | null;
  readonly isChosen: boolean;
}

/**
 * The first `shown` counted values in their order, then whatever else is chosen: a choice never disappears from sight,
 * and none changes its place by being chosen.
 */
export function toFacetRows(
  counts: readonly FacetCount[],
  chosen: readonly string[],
  shown: number,
): { readonly rows: readonly FacetRow[]; readonly hidden: number } {
  const rows: FacetRow[] = counts
    .map(({ value, count }) => ({ value, count, isChosen: chosen.includes(value) }))
    .filter(({ isChosen }, index) => isChosen || index < shown);
  const hidden = counts.length - rows.length;
  for (const value of chosen) {
    if (!counts.some((counted) => counted.value === value)) rows.push({ value, count: null, isChosen: true });
  }
  return { rows, hidden };
}
