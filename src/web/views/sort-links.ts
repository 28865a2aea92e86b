/** The order of the results, as links. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Sort } from '../../search/search-request.ts';
import { toSort, withChange } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { SORT_LABELS, strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';

/** Without a query nothing is more relevant than anything else, so that order is not offered. */
export function renderSortLinks(search: SearchState): TemplateResult {
  const current = toSort(search);
  const offered: readonly Sort[] = search.q.trim() === '' ? ['newest', 'oldest'] : ['relevance', 'newest', 'oldest'];
  return html`<nav class="sort" aria-label=${strings.sortBy}>
    <ul>
      ${offered.map(
        (sort) =>
          html`<li>
            <a href=${toSearchHref(withChange(search, { sort }))} aria-current=${sort === current ? 'true' : nothing}
              >${SORT_LABELS[sort]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
