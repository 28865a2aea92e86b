/** The way through the pages of results. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ShownResult } from '../remote/schemas.ts';
import { formatNumber } from '../arabic-count.ts';
import { toPageNumbers } from '../page-numbers.ts';
import { PAGE_SIZE, withPage } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';

/** How many pages there are, as far as is known: a total that is a lower bound may hide more than the next one. */
export function toLastPage(result: Pick<ShownResult, 'total' | 'page'>, current: number): number {
  const counted = Math.ceil(result.total.value / PAGE_SIZE);
  return result.page.nextOffset === null ? counted : Math.max(counted, current + 1);
}

/** Links to the previous and the next page and to chosen numbers; nothing for a single page. */
export function renderPageLinks(search: SearchState, last: number): TemplateResult | typeof nothing {
  if (last <= 1) return nothing;
  const { page } = search;
  const href = (to: number): string => toSearchHref(withPage(search, to));
  return html`<nav class="pages" aria-label=${strings.pages}>
    ${page > 1 ? html`<a class="step" rel="prev" href=${href(Math.min(page - 1, last))}>${strings.previous}</a>` : nothing}
    <ul>
      ${toPageNumbers(page, last).map((number) =>
        number === 'gap'
          ? html`<li aria-hidden="true" class="gap">…</li>`
          : html`<li class=${isFar(number, page, last) ? 'far' : ''}>
              <a
                href=${href(number)}
                aria-label=${strings.page(formatNumber(number))}
                aria-current=${number === page ? 'page' : nothing}
                >${formatNumber(number)}</a
              >
            </li>`,
      )}
    </ul>
    ${page < last ? html`<a class="step" rel="next" href=${href(page + 1)}>${strings.next}</a>` : nothing}
  </nav>`;
}

/** Numbers that a phone leaves out. */
function isFar(number: number, current: number, last: number): boolean {
  return number !== 1 && number !== last && Math.abs(number - current) > 1;
}
