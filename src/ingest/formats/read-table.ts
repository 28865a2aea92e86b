/** CSV, TSV and their kin: a head line with the names of the fields, then one article a row. */
import { pipeline, Readable } from 'node:stream';
import { parse, CsvError } from 'csv-parse';
import { isRecord, toNameKey } from '../../article/field-names.ts';
import type { FieldNames } from '../../article/field-names.ts';
import { isFieldName } from '../../article/parse-article.ts';
import type { FileReading } from '../reading.ts';
import { untilBroken } from '../files/until-broken.ts';
import { DELIMITERS } from './sniff-format.ts';
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
  const skipped: FileReading[] = [];
  let names: readonly string[] = [];
  const parser = parse({
    delimiter: chooseDelimiter(head, fieldNames),
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: maxArticleBytes,
    on_skip: (error) => void skipped.push(toSkipped(error)),
  });
  const source = untilBroken(pieces);
  let lastUnit = '';
  async function* noted(): AsyncGenerator<string> {
    for await (const piece of source.chunks) {
      lastUnit = piece.slice(-1);
      yield piece;
    }
  }
  // The callback has nothing to do: an error reaches the loop below, which reads the same stream.
  const parsed = pipeline(Readable.from(noted()), parser, () => {});
  /** One row is held back: where the file breaks off it is half of one. */
  let held: FileReading | null = null;
  let line = 1;
  const fieldOf = (name: string): string | undefined =>
    isFieldName(name) ? name : fieldNames.get(toNameKey(name))?.field;

  for await (const row of parsed) {
    if (!isRow(row)) continue;
    const { record, info } = row;
    if (names.length === 0) {
      // Excel writes down the delimiter for itself.
      if (info.lines === 1 && /^\uFEFF?sep=/u.test(record[0] ?? '')) continue;
      names = record.map((name) => name.replace(/^\uFEFF/u, '').trim());
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
    if (held !== null) yield held;
    held = null;
    yield* skipped.splice(0);
    line = info.lines;
    const fields = Object.fromEntries(names.flatMap((name, at) => (record[at] ? [[name, record[at]]] : [])));
    const bytes = record.reduce((sum, cell) => sum + cell.length * 2, 0);
    if (Object.keys(fields).length > 0) held = toReading(fields, { file, line }, bytes, prepare);
  }
  const failure = source.failure();
  const isHalf = failure !== null && lastUnit !== '\n';
  if (held !== null && !isHalf) yield held;
  if (failure === null) yield* skipped.splice(0);
  else yield rejectFile(file, `the file cannot be read from here on: ${failure.message}`, isHalf ? line : line + 1);

  function toSkipped(error: unknown): FileReading {
    const line = error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : 1;
    const isLarge = error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE';
    const reason = error instanceof Error ? error.message : String(error);
    return rejectFile(
      file,
      isLarge
        ? tooLarge('the row, or what an unclosed quotation mark makes of it,', null, maxArticleBytes)
        : `the row cannot be read: ${reason}`,
      line,
    );
  }
}

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function isRow(row: unknown): row is Row {
  return isRecord(row) && Array.isArray(row['record']) && isRecord(row['info']);
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
