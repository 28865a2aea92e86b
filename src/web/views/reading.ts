/** How a query was taken where that is not plainly as it was typed: other words, operators, and what was left out. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ShownResult } from '../remote/schemas.ts';
import type { SearchState } from '../search-state.ts';
import { strings } from '../strings.ar.ts';

/** Words that a misspelt one was taken for, that are named. */
const NAMED = 3;

/** One line for each thing; nothing for words that were simply looked for. */
export function renderReading(
  { q }: Pick<SearchState, 'q'>,
  { terms, reading, notes }: ShownResult['query'],
): TemplateResult | typeof nothing {
  const lines: unknown[] = terms
    .filter(({ corrected }) => corrected.length > 0)
    .map(({ text, corrected }) => strings.correctedTo(text, corrected.slice(0, NAMED)));
  const seen = new Set<string>();
  for (const { code, text } of notes) {
    const said = Object.entries(strings.notes).find(([known]) => known === code)?.[1];
    if (said === undefined || seen.has(code)) continue;
    seen.add(code);
    lines.push(html`<bdi>${text}</bdi>: ${said}`);
  }
  if (reading !== '' && withoutSpaces(reading) !== withoutSpaces(q))
    lines.push(html`${strings.readAs} <bdi class="reading">${reading}</bdi>`);
  if (lines.length === 0) return nothing;
  return html`<ul class="query-reading">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** Quotation marks of every kind are the same mark. */
const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '').replace(/[«»“”„]/gu, '"');
