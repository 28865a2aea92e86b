/** The answer to a search: how much there is, in which order, and the hits. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Hit, Total } from '../../search/search-result.ts';
import { formatNumber } from '../arabic-count.ts';
import type { AnsweredSearch } from '../remote/fetch-search.ts';
import { PAGE_SIZE, withPage } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { shorten } from '../shorten.ts';
import { sayResults, strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';
import { renderFilterChips } from './filter-chips.ts';
import { renderHit } from './hit.ts';
import { starIcon } from './icons.ts';
import { renderNothingFound } from './nothing-found.ts';
import { renderPageLinks, toLastPage } from './page-links.ts';
import { renderSortLinks } from './sort-links.ts';
import { renderTimeline } from './timeline.ts';
import { renderReading } from './reading.ts';

/** The answer; `tool` stands beside the order, where there is no room for filters. */
export function renderResults({ search, result }: AnsweredSearch, tool: TemplateResult | null): TemplateResult {
  const { total, hits } = result;
  const last = toLastPage(result, search.page);
  return html`<div class="results-head">
      <h1 tabindex="-1">${sayTotal(total)}${renderSubject(search)}</h1>
      ${renderTotalParts(total, search, last)} ${renderReading(search, result.query)} ${renderFilterChips(search)}
      ${renderTimeline(search, result)}
      <div class="tools">${tool ?? nothing} ${total.value > 1 ? renderSortLinks(search) : nothing}</div>
    </div>
    ${hits.length > 0 ? renderHits(hits, search) : renderNoHits({ search, result }, last)}
    ${renderPageLinks(search, last)}
    ${
      hits.length > 0 && search.page >= last && total.relation === 'eq'
        ? html`<p class="end">${starIcon}<span class="visually-hidden">${strings.endOfResults}</span></p>`
        : nothing
    }`;
}

/** The answer in a sentence, for those who hear it. */
export function announceResults({ search, result }: AnsweredSearch): string {
  const last = toLastPage(result, search.page);
  const page = last > 1 ? `، ${strings.onPage(formatNumber(search.page), formatNumber(last))}` : '';
  return `${sayTotal(result.total)}${page}`;
}

function sayTotal({ value, relation }: Total): string {
  if (value === 0) return strings.nothingFound;
  return relation === 'gte' ? strings.atLeast(sayResults(value)) : sayResults(value);
}

/** The query stands in the field above for those who see it. */
function renderSubject({ q }: SearchState): TemplateResult | typeof nothing {
  return q.trim() === ''
    ? nothing
    : html`<span class="visually-hidden">${strings.resultsFor(shorten(q.trim()))}</span>`;
}

function renderTotalParts(total: Total, search: SearchState, last: number): TemplateResult {
  const parts: string[] = [];
  if (total.partial > 0) {
    parts.push(total.full === 0 ? strings.noFullMatches : strings.fullMatches(total.full));
    parts.push(strings.partialMatches(total.partial, total.relation === 'gte'));
  }
  if (last > 1 && search.page <= last) parts.push(strings.onPage(formatNumber(search.page), formatNumber(last)));
  return html`<p class="total">${parts.map((part) => html`<span>${part}</span>`)}</p>`;
}

/** Partial hits that follow the full ones get a heading of their own; in other orders each says it for itself. */
function renderHits(hits: readonly Hit[], search: SearchState): TemplateResult {
  const firstPartial = hits.findIndex(({ missing }) => missing.length > 0);
  const isSplit = firstPartial > 0 && hits.slice(firstPartial).every(({ missing }) => missing.length > 0);
  const split = isSplit ? firstPartial : hits.length;
  const first = (search.page - 1) * PAGE_SIZE + 1;
  const list = (from: number, to: number): TemplateResult =>
    html`<ol class="hits" start=${first + from}>
      ${hits.slice(from, to).map((hit, index) => html`<li value=${first + from + index}>${renderHit(hit, search)}</li>`)}
    </ol>`;
  return html`${list(0, split)}
  ${
    isSplit
      ? html`<p class="partial-heading">${strings.partialHeading}</p>
          ${list(split, hits.length)}`
      : nothing
  }`;
}

function renderNoHits({ search, result }: AnsweredSearch, last: number): TemplateResult {
  if (result.total.value === 0) return renderNothingFound(search, result.query.terms);
  return html`<div class="notice">
    <p>${strings.beyondLast}</p>
    <p class="actions">
      <a class="button primary" href=${toSearchHref(withPage(search, last))}
        >${strings.toLastPage(formatNumber(last))}</a
      >
    </p>
  </div>`;
}
