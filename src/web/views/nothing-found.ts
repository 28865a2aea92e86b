/** A search without results: what was understood, and what to leave out for more. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { UnderstoodTerm } from '../../search/search-result.ts';
import { EMPTY_SEARCH, withChange, withoutFilters } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';
import { toChosenFilters } from './filter-chips.ts';

/** A link that changes the search into one that may find something. */
export interface Suggestion {
  readonly label: string;
  readonly search: SearchState;
}

/** Filters first, since they are the usual cause, then words; each suggestion leaves out one thing. */
export function toSuggestions(search: SearchState, terms: readonly UnderstoodTerm[]): readonly Suggestion[] {
  const filters = toChosenFilters(search);
  const suggestions = filters.map(({ label, value, without }) => ({
    label: strings.dropFilter(label, value),
    search: without,
  }));
  if (filters.length > 1) suggestions.push({ label: strings.dropAllFilters, search: withoutFilters(search) });
  const sought = terms.filter(({ kind }) => kind !== 'stop');
  for (const term of sought) {
    if (term.kind === 'phrase') {
      suggestions.push({ label: strings.loosePhrase(term.text), search: replaceTerm(search, term, term.text) });
    }
    if (sought.length > 1) {
      suggestions.push({ label: strings.dropWord(term.text), search: replaceTerm(search, term, '') });
    }
  }
  suggestions.push({ label: strings.startOver, search: EMPTY_SEARCH });
  return suggestions;
}

/** A phrase goes with its quotation marks, which lie outside of its offsets. */
function replaceTerm(search: SearchState, { start, end, kind }: UnderstoodTerm, by: string): SearchState {
  const marks = kind === 'phrase' ? 1 : 0;
  const q = `${search.q.slice(0, Math.max(0, start - marks))} ${by} ${search.q.slice(end + marks)}`;
  return withChange(search, { q: q.replace(/\s+/gu, ' ').trim() });
}

/** Stands where the results would stand, under the page's first heading. */
export function renderNothingFound(search: SearchState, terms: readonly UnderstoodTerm[]): TemplateResult {
  return html`<div class="notice nothing-found">
    ${
      terms.length === 0
        ? nothing
        : html`<h2>${strings.understood}</h2>
            <dl class="understood">
              ${terms.map(
                (term) =>
                  html`<div>
                    <dt><bdi>${term.text}</bdi></dt>
                    <dd>${describeTerm(term)}</dd>
                  </div>`,
              )}
            </dl>`
    }
    <h2>${strings.suggestions}</h2>
    <ul class="suggestions">
      ${toSuggestions(search, terms).map(
        (suggestion) => html`<li><a href=${toSearchHref(suggestion.search)}>${suggestion.label}</a></li>`,
      )}
    </ul>
  </div>`;
}

function describeTerm({ kind, articles }: UnderstoodTerm): string {
  if (kind === 'stop') return strings.stopWord;
  if (kind === 'phrase' || articles === null) return strings.phrase;
  return strings.inArchive(articles);
}
