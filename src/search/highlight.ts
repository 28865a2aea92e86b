/** Highlights are data: who shows them decides how a match looks. */

/** A run of original text; the `text`s of a list joined are the original text, unit for unit. */
export interface Segment {
  readonly text: string;
  readonly match: boolean;
}

/** A stretch of a text, UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Cuts `text.slice(within.start, within.end)` at the ranges, which are in order; what lies outside does not count. */
export function toSegments(text: string, ranges: readonly Range[], within: Range): Segment[] {
  const segments: Segment[] = [];
  let at = within.start;
  const add = (end: number, match: boolean): void => {
    if (end > at) segments.push({ text: text.slice(at, end), match });
    at = Math.max(at, end);
  };
  for (const { start, end } of ranges) {
    // A match that does not lie inside whole is not shown as one: half a word is none.
    if (start < at || end > within.end) continue;
    add(start, false);
    add(end, true);
  }
  add(within.end, false);
  return segments;
}
