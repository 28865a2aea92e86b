/** A search without results: what was understood, and what to change for more. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { UnderstoodTerm } from '../../search/search-result.ts';
import { toArabicLayout } from '../keyboard-layout.ts';
import { withChange, withoutFilters } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { toChosenFilters } from './filter-chips.ts';

/** A link that changes the search into one that may find something. */
export interface Suggestion {
  readonly label: string;
  readonly search: SearchState;
}

/**
 * The keyboard first, for then nothing else helps; then filters, since they are the usual cause, then words; each leaves
 * out one thing.
 */
export function toSuggestions(search: SearchState, terms: readonly UnderstoodTerm[]): readonly Suggestion[] {
  const filters = toChosenFilters(search);
  const inArabic = toArabicLayout(search.q);
  const suggestions: Suggestion[] =
    inArabic === null ? [] : [{ label: strings.otherKeyboard(inArabic), search: withChange(search, { q: inArabic }) }];
  for (const { label, value, without } of filters)
    suggestions.push({ label: strings.dropFilter(label, value), search: without });
  if (filters.length > 1) suggestions.push({ label: strings.dropAllFilters, search: withoutFilters(search) });
  const sought = terms.filter(({ kind }) => kind !== 'stop');
  for (const term of sought) {
    if (term.kind === 'phrase' && !term.negated) {
      suggestions.push({ label: strings.loosePhrase(term.text), search: replaceTerm(search, term, term.text) });
    }
    if (sought.length > 1) {
      suggestions.push({ label: strings.dropWord(term.text), search: replaceTerm(search, term, '') });
    }
  }
  return suggestions;
}

/** What belongs to a term of the query and lies outside of its offsets: marks, a field, an exclusion, a distance, a star. */
const QUOTE_BEFORE = /(?:=?["«»“„”‟‹›″＂]|(?<![\p{L}\p{M}\p{N}])['‘’])$/u;
const FIELD_BEFORE = /[\p{L}\p{M}]+:\s*$/u;
const NOT_BEFORE = /(?:[-−–]|(?<!\S)(?:NOT|ليس)\s+)$/u;
const MARKS_BEHIND = /^(?:["«»”“‟‹›″＂‘’'](?:~\p{Nd}+)?|\*)/u;

/** A term goes with everything that belongs to it, so that what is left is a query. */
function replaceTerm(
  search: SearchState,
  { kind, start, end, field, negated }: UnderstoodTerm,
  by: string,
): SearchState {
  let before = search.q.slice(0, start);
  const isQuoted = QUOTE_BEFORE.test(before);
  before = before.replace(QUOTE_BEFORE, '');
  if (field !== null || kind === 'date') before = before.replace(FIELD_BEFORE, '');
  if (negated) before = before.replace(NOT_BEFORE, '');
  const behind = search.q.slice(end);
  const rest = isQuoted || behind.startsWith('*') ? behind.replace(MARKS_BEHIND, '') : behind;
  return withChange(search, { q: `${before} ${by} ${rest}`.replace(/\s+/gu, ' ').trim() });
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
    <suggested-searches .suggestions=${toSuggestions(search, terms)}></suggested-searches>
  </div>`;
}

function describeTerm({ kind, articles }: UnderstoodTerm): string {
  if (kind === 'stop') return strings.stopWord;
  if (kind === 'phrase' || articles === null) return strings.phrase;
  return strings.inArchive(articles);
}
