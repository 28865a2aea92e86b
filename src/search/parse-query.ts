/** The text of a query cut into what is asked for: words, and phrases in any of the quotation marks people type. */

/** A part of the query; offsets are UTF-16 into its text, quotation marks left out. */
export interface QueryPart {
  readonly kind: 'words' | 'phrase';
  readonly start: number;
  readonly end: number;
}

/** Opening marks with the marks that close them. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
  ['”', '“'],
]);

/** Cuts a query. A mark that is never closed is no mark. Parts are in order; together with the marks they are the text. */
export function parseQuery(text: string): QueryPart[] {
  const parts: QueryPart[] = [];
  let from = 0;
  const addWords = (end: number): void => {
    if (end > from) parts.push({ kind: 'words', start: from, end });
  };
  for (let at = 0; at < text.length; at += 1) {
    const closing = QUOTES.get(text.charAt(at));
    if (closing === undefined) continue;
    const end = text.indexOf(closing, at + 1);
    if (end < 0) continue;
    addWords(at);
    if (end > at + 1) parts.push({ kind: 'phrase', start: at + 1, end });
    at = end;
    from = end + 1;
  }
  addWords(text.length);
  return parts;
}
