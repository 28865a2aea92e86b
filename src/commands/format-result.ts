/** A search result as text. */
import type { Segment } from '../search/highlight.ts';
import type { FacetCount, Hit, SearchResult } from '../search/search-result.ts';
import { formatExplanation, formatReading, formatTerms } from './format-explanation.ts';

const BOLD = '\u001B[1m';
const PLAIN = '\u001B[22m';

/** Several lines, the last one ended. On a terminal matches are bold, elsewhere between `[` and `]`. */
export function formatResult(result: SearchResult, isTerminal: boolean): string {
  const { query, total, hits, page, tookMs } = result;
  const partial = total.partial > 0 ? `, ${total.partial} more lack some of the words` : '';
  const head = `${total.full} ${total.full === 1 ? 'article' : 'articles'}${partial} (${tookMs} ms)`;
  const lines = hits.map((hit, at) => formatHit(hit, page.offset + at + 1, isTerminal));
  const isExplained = hits.some(({ explanation }) => explanation !== undefined);
  const about = [...formatReading(result), ...(isExplained ? formatTerms(query.terms) : [])];
  const counts = [...Object.entries(result.facets), ['histogram', result.histogram ?? []] as const];
  const counted = counts.filter(([, values]) => values.length > 0).map(([name, values]) => formatCounts(name, values));
  return `${[[head, ...about].join('\n'), ...counted, ...lines].join('\n\n')}\n`;
}

function formatCounts(name: string, values: readonly FacetCount[]): string {
  const width = Math.max(...values.map(({ count }) => String(count).length));
  return [`${name}:`, ...values.map(({ value, count }) => `   ${String(count).padStart(width)}  ${value}`)].join('\n');
}

function formatHit(hit: Hit, number: number, isTerminal: boolean): string {
  const mark = (segments: readonly Segment[]): string =>
    segments.map(({ text, match }) => (match ? (isTerminal ? `${BOLD}${text}${PLAIN}` : `[${text}]`) : text)).join('');
  const about = [hit.source, hit.category, hit.author, hit.publishedAt].filter((part) => part !== null).join(' · ');
  const lacks = hit.missing.length > 0 ? [`   lacks: ${hit.missing.join(' ')}`] : [];
  const snippet = mark(hit.highlights.snippet).replaceAll(/\s+/gu, ' ');
  const why = hit.explanation ? formatExplanation(hit.explanation) : [];
  const title = `${number}. ${mark(hit.highlights.title)}`;
  return [title, `   ${about}`, `   ${snippet}`, ...lacks, `   ${hit.id}`, ...why].join('\n');
}
