/** A permalink whose first day lies after its last. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { withChange } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';

/** Stands where the results would stand. */
export function renderReversedDates(search: SearchState): TemplateResult {
  const swapped = withChange(search, { from: search.to, to: search.from });
  const dropped = withChange(search, { from: null, to: null });
  return html`<div class="notice">
    <h1 tabindex="-1">${strings.reversedDates}</h1>
    <p class="actions">
      <a class="button primary" href=${toSearchHref(swapped)}>${strings.swapDates}</a>
      <a class="button" href=${toSearchHref(dropped)}>${strings.dropDates}</a>
    </p>
  </div>`;
}
