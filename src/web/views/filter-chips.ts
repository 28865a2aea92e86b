/** The chosen filters, each a link that takes it back. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatPublishedAt } from '../format-date.ts';
import { FILTER_NAMES, withChange, withFilter, withoutFilters } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { FILTER_LABELS, strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';
import { closeIcon } from './icons.ts';

/** One chosen filter in words, and the search without it. */
export interface ChosenFilter {
  readonly label: string;
  readonly value: string;
  readonly without: SearchState;
}

/** Every chosen value in reading order; the date range is one. */
export function toChosenFilters(search: SearchState): readonly ChosenFilter[] {
  const chosen: ChosenFilter[] = FILTER_NAMES.flatMap((name) =>
    search[name].map((value) => ({
      label: FILTER_LABELS[name],
      value,
      without: withFilter(search, name, value, false),
    })),
  );
  const range = describeRange(search);
  if (range !== null) {
    chosen.push({ label: strings.date, value: range, without: withChange(search, { from: null, to: null }) });
  }
  return chosen;
}

function describeRange({ from, to }: SearchState): string | null {
  const day = (text: string): string => formatPublishedAt(text) ?? text;
  if (from !== null && to !== null) return from === to ? day(from) : strings.between(day(from), day(to));
  if (from !== null) return strings.since(day(from));
  return to === null ? null : strings.until(day(to));
}

/** The chips, and from two on a link that clears them all. */
export function renderFilterChips(search: SearchState): TemplateResult | typeof nothing {
  const chosen = toChosenFilters(search);
  if (chosen.length === 0) return nothing;
  return html`<ul class="chips" aria-label=${strings.chosen}>
    ${chosen.map(
      ({ label, value, without }) =>
        html`<li>
          <a class="chip" href=${toSearchHref(without)}>
            <span class="visually-hidden">${strings.remove}</span> <span class="chip-label">${label}</span>
            <bdi>${value}</bdi> ${closeIcon}
          </a>
        </li>`,
    )}
    ${
      chosen.length > 1
        ? html`<li>
            <a class="clear-filters" href=${toSearchHref(withoutFilters(search))}>${strings.clearFilters}</a>
          </li>`
        : nothing
    }
  </ul>`;
}
