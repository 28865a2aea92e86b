/** The words of the query language, read from `index-config/query-words.tsv`. Text in, data out; no files here. */

export const TEXT_FIELDS = ['title', 'source', 'author', 'category'] as const;
/** A field that a part of a query can be limited to. */
export type TextField = (typeof TEXT_FIELDS)[number];

const MEANINGS = ['or', 'and', 'not', 'after', 'before', 'question', ...TEXT_FIELDS] as const;
export type WordMeaning = (typeof MEANINGS)[number];

/** What each word means, as the file has it. */
export type QueryWords = readonly { readonly word: string; readonly meaning: WordMeaning }[];

/** Reads the file. A `#` begins a comment line. Throws RangeError naming the line that does not fit. */
export function parseQueryWords(file: string): QueryWords {
  return file.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [word = '', named] = line.split('\t').map((cell) => cell.trim());
    const meaning = MEANINGS.find((known) => known === named);
    if (word === '' || !meaning)
      throw new RangeError(
        `query-words.tsv, line ${index + 1}: found ${JSON.stringify(line)}; wanted a word, a tab and one of ${MEANINGS.join(', ')}`,
      );
    return [{ word, meaning }];
  });
}
