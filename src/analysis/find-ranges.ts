/** Where terms occur in a text: what a highlighter marks. */
import type { Token } from './token.ts';

/** A stretch of a text, UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text that have one of the terms, in order, none twice: whole words with their marks and whatever is
 * written together with them, never half of one. `tokens` are those of `analyze(text)`; stop words never match.
 */
export function findRanges(tokens: readonly Token[], terms: ReadonlySet<string>): Range[] {
  const ranges: Range[] = [];
  let end = 0;
  for (const token of tokens) {
    // The words of a ligature share its place.
    if (token.stop || !terms.has(token.term) || token.start < end) continue;
    ranges.push({ start: token.start, end: token.end });
    end = token.end;
  }
  return ranges;
}
