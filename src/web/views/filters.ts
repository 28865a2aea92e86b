/** The filters that narrow a search: the values of each facet with their counts, and the date range. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ShownResult } from '../remote/schemas.ts';
import { OFFERED_FILTERS, withChange, withFilter } from '../search-state.ts';
import type { Go, SearchState } from '../search-state.ts';
import { FILTER_LABELS } from '../strings.ar.ts';
import '../elements/date-range.ts';
import '../elements/filter-group.ts';

/** Each choice is a new search at once. */
export function renderFilters(search: SearchState, result: ShownResult | null, go: Go): TemplateResult {
  return html`<div class="filters">
    ${OFFERED_FILTERS.map(
      (name) =>
        html`<filter-group
          .label=${FILTER_LABELS[name]}
          .counts=${result?.facets[name] ?? []}
          .isAtLeast=${result?.total.relation === 'gte'}
          .chosen=${search[name]}
          .onChoose=${(value: string, chosen: boolean) =>
            go({ view: 'search', search: withFilter(search, name, value, chosen) })}
        ></filter-group>`,
    )}
    <date-range
      .from=${search.from}
      .to=${search.to}
      .onRange=${(from: string | null, to: string | null) =>
        go({ view: 'search', search: withChange(search, { from, to }) })}
    ></date-range>
  </div>`;
}
