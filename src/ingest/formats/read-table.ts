/** CSV, TSV and their kin: a head line with the names of the fields, then one article a row. */
import { toNameKey } from '../../article/field-names.ts';
import type { FieldNames } from '../../article/field-names.ts';
import { isFieldName } from '../../article/parse-article.ts';
import type { FileReading } from '../reading.ts';
import { toReject } from '../to-reject.ts';
import { DELIMITERS } from './sniff-format.ts';
import { splitRows } from './split-rows.ts';
import type { BadRow } from './split-rows.ts';
import { rejectFile, tooLarge, toReading } from './to-reading.ts';
import type { FormatOptions } from './to-reading.ts';

export interface TableOptions extends FormatOptions {
  readonly fieldNames: FieldNames;
  /** The beginning of the text, to choose the delimiter by. */
  readonly head: string;
  /** Told of each column that is no field of an article, in words. */
  readonly onPassedOver: (what: string) => void;
}

/** Fields without which there is no article. */
const TEXT_FIELDS: ReadonlySet<string> = new Set(['title', 'body']);

/** One reading a row; a row that cannot be read costs nothing else. */
export async function* readTable(pieces: AsyncIterable<string>, options: TableOptions): AsyncGenerator<FileReading> {
  const { file, prepare, maxArticleBytes, fieldNames, head, onPassedOver } = options;
  let names: readonly string[] = [];
  const fieldOf = (name: string): string | undefined =>
    isFieldName(name) ? name : fieldNames.get(toNameKey(name))?.field;

  const rows = splitRows(pieces, { delimiter: chooseDelimiter(head, fieldNames), maxRowBytes: maxArticleBytes });
  for await (const row of rows) {
    if ('problem' in row) {
      const { line, text } = row;
      yield { ok: false, reject: toReject({ file, line }, [toReason(row, maxArticleBytes)], Buffer.from(text)) };
      continue;
    }
    const { cells, line } = row;
    if (names.length === 0) {
      // Excel writes down the delimiter for itself.
      if (line === 1 && /^\uFEFF?sep=/u.test(cells[0] ?? '')) continue;
      names = cells.map((name) => name.replace(/^\uFEFF/u, '').trim());
      if (names.some((name) => TEXT_FIELDS.has(fieldOf(name) ?? ''))) {
        for (const name of names)
          if (name !== '' && fieldOf(name) === undefined) onPassedOver(`column ${JSON.stringify(name.slice(0, 60))}`);
        continue;
      }
      yield rejectFile(
        file,
        `the first row names neither a title nor a body: ${names
          .slice(0, 20)
          .map((name) => JSON.stringify(name))
          .join(', ')}; say what they are with --map, as in --map title=${JSON.stringify(names[0] ?? 'A')}`,
      );
      return;
    }
    const fields = Object.fromEntries(names.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : [])));
    const bytes = cells.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0);
    if (Object.keys(fields).length > 0) yield toReading(fields, { file, line }, bytes, prepare);
  }
}

function toReason({ problem, reason }: BadRow, maxArticleBytes: number): string {
  switch (problem) {
    case 'large':
      return tooLarge('the row, or what an unclosed quotation mark makes of it,', null, maxArticleBytes);
    case 'broken':
      return `the file cannot be read from here on: ${reason}`;
    case 'open':
    case 'damaged':
      return `the row cannot be read: ${reason}`;
  }
}

/** The delimiter whose head line names the most fields; of equals the one that occurs most. */
function chooseDelimiter(head: string, names: FieldNames): string {
  const [line = ''] = head.replace(/^\uFEFF?(?:sep=.\r?\n)?/u, '').split('\n', 1);
  const scored = DELIMITERS.map((delimiter) => {
    const cells = line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim());
    const named = cells.filter((cell) => isFieldName(cell) || names.has(toNameKey(cell))).length;
    return { delimiter, score: named * 1000 + cells.length };
  });
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).delimiter;
}
