/** Parts of a body that are no text of the article: stored as they came, and kept out of what is searched. */

export const ASIDE_KINDS = ['dateline', 'related', 'share', 'footer', 'credit', 'comments'] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

/** A range of the body, `[start, end)` in UTF-16 units. */
export interface Aside {
  readonly kind: AsideKind;
  readonly start: number;
  readonly end: number;
}

/**
 * The body as it is searched: the same length, with spaces where asides stand, so that offsets into it are offsets into
 * the body. A dateline stays: the place in it is often named nowhere else.
 */
export function toSearchedBody({
  body,
  asides = [],
}: {
  readonly body: string;
  readonly asides?: readonly Aside[];
}): string {
  let searched = body;
  for (const { kind, start, end } of asides)
    if (kind !== 'dateline') searched = searched.slice(0, start) + ' '.repeat(end - start) + searched.slice(end);
  return searched;
}
