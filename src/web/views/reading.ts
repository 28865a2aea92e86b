/** How a query was taken where that is not plainly as it was typed: other words, operators, and what was left out. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Expand } from '../../search/search-request.ts';
import type { UnderstoodTerm } from '../../search/search-result.ts';
import type { ShownResult } from '../remote/schemas.ts';
import { withChange } from '../search-state.ts';
import type { SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';
import { toSearchHref } from '../url-state.ts';

/** Words that a misspelt one was taken for, that are named. */
const NAMED = 3;

/** One line for each thing; nothing for words that were simply looked for. */
export function renderReading(
  search: SearchState,
  { terms, reading, notes }: ShownResult['query'],
): TemplateResult | typeof nothing {
  const lines: unknown[] = terms
    .filter(({ corrected }) => corrected.length > 0)
    .map(({ text, corrected }) => strings.correctedTo(text, corrected.slice(0, NAMED)));
  lines.push(...toOtherNames(search, terms));
  const seen = new Set<string>();
  for (const { code, text } of notes) {
    const said = Object.entries(strings.notes).find(([known]) => known === code)?.[1];
    if (said === undefined || seen.has(code)) continue;
    seen.add(code);
    lines.push(html`<bdi>${text}</bdi>: ${said}`);
  }
  if (reading !== '' && withoutSpaces(reading) !== withoutSpaces(search.q))
    lines.push(html`${strings.readAs} <bdi class="reading">${reading}</bdi>`);
  if (lines.length === 0) return nothing;
  return html`<ul class="query-reading">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** Which other names counted, and a link for whoever wants none of them; when none did, one that brings them back. */
function toOtherNames(search: SearchState, terms: readonly UnderstoodTerm[]): readonly TemplateResult[] {
  const toLink = (label: string, expand: Expand): TemplateResult =>
    html`<a href=${toSearchHref(withChange(search, { expand }))}>${label}</a>`;
  if (search.expand === 'off') return [html`${strings.lookedForAsTyped} · ${toLink(strings.otherNamesToo, 'on')}`];
  const toNames = (isNegated: boolean): string[] => [
    ...new Set(terms.filter(({ negated }) => negated === isNegated).flatMap(({ equivalents }) => equivalents)),
  ];
  const [sought, leftOut] = [toNames(false), toNames(true)];
  return [
    ...(sought.length === 0 ? [] : [strings.alsoLookedFor(sought)]),
    ...(leftOut.length === 0 ? [] : [strings.alsoLeftOut(leftOut)]),
  ].map((said) => html`${said} · ${toLink(strings.onlyAsTyped, 'off')}`);
}

/** Quotation marks of every kind are the same mark. */
const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '').replace(/[«»“”„]/gu, '"');
