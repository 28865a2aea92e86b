/** Which page numbers are offered. How they look is `views/page-links.ts`. */

/** Pages to either side of the current one. */
const NEIGHBOURS = 2;

/**
 * The first page, the last, the current one and its neighbours, in order; `gap` stands for what is left out and never
 * for a single page. Empty when there is one page only. A current page past the last counts as the last.
 */
export function toPageNumbers(current: number, last: number): readonly (number | 'gap')[] {
  if (last <= 1) return [];
  const centre = Math.min(current, last);
  const shown = new Set([1, last]);
  for (let page = Math.max(1, centre - NEIGHBOURS); page <= Math.min(last, centre + NEIGHBOURS); page += 1) {
    shown.add(page);
  }
  const numbers: (number | 'gap')[] = [];
  let before = 0;
  for (const page of [...shown].toSorted((a, b) => a - b)) {
    if (page - before === 2) numbers.push(page - 1);
    else if (page - before > 2) numbers.push('gap');
    numbers.push(page);
    before = page;
  }
  return numbers;
}
