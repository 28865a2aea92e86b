/** A table to its rows. What an unclosed quotation mark swallows up to the end of the file is given back. */
import { pipeline, Readable } from 'node:stream';
import { parse, CsvError } from 'csv-parse';
import { isRecord } from '../../article/field-names.ts';
import { untilBroken } from '../files/until-broken.ts';
import { createHeldBytes } from './held-bytes.ts';

export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A row that cannot be read, or the place where the file breaks off. */
export interface BadRow {
  readonly problem: 'large' | 'open' | 'damaged' | 'broken';
  readonly reason: string;
  readonly line: number;
  /** What is left of it. */
  readonly text: string;
}

export interface SplitRowsOptions {
  readonly delimiter: string;
  readonly maxRowBytes: number;
}

/** How much more than a row is held: what is read ahead of it. */
const AHEAD_BYTES = 1_048_576;
const LF = 0x0a;

export async function* splitRows(
  pieces: AsyncIterable<string>,
  { delimiter, maxRowBytes }: SplitRowsOptions,
): AsyncGenerator<TableRow | BadRow> {
  const source = untilBroken(pieces);
  let input = toBytes(source.chunks);
  let linesBefore = 0;
  let width: number | null = null;
  let isBehindOpen = false;
  for (;;) {
    const held = createHeldBytes(maxRowBytes + AHEAD_BYTES);
    const bad: BadRow[] = [];
    let isOpen = false;
    const parser = parse({
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: maxRowBytes,
      on_skip: (error) => {
        if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') isOpen = true;
        else bad.push(toBadRow(error, linesBefore));
      },
    });
    // The callback has nothing to do: an error reaches the loop below, which reads the same stream.
    const parsed = pipeline(Readable.from(held.watch(input)), parser, () => {});
    /** One row is held back: where the file breaks off it is half of one. */
    let row: TableRow | null = null;
    let line = linesBefore;
    for await (const found of parsed) {
      if (!isFound(found)) continue;
      const { record: cells, info } = found;
      held.drop(info.bytes);
      if (row !== null) yield row;
      yield* bad.splice(0);
      line = linesBefore + info.lines;
      width ??= cells.length;
      // Behind an open quotation mark only what has as many cells as the head is a row: the rest is text of the open one.
      row = isBehindOpen && cells.length !== width ? null : { cells, line };
    }
    const failure = source.failure();
    const isHalf = failure !== null && !isOpen && !held.endsLine();
    if (row !== null && !isHalf) yield row;
    yield* bad;
    if (failure !== null) {
      yield { problem: 'broken', reason: failure.message, line: isHalf ? line : line + 1, text: '' };
      return;
    }
    if (!isOpen) return;
    const rest = held.rest() ?? Buffer.alloc(0);
    const end = rest.indexOf(LF) + 1 || rest.length;
    linesBefore = line + 1;
    yield {
      problem: 'open',
      reason: 'a quotation mark is opened in the row and never closed',
      line: linesBefore,
      text: rest.toString('utf8', 0, end).trimEnd(),
    };
    if (end === rest.length) return;
    isBehindOpen = true;
    input = once(rest.subarray(end));
  }
}

async function* toBytes(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function toBadRow(error: unknown, linesBefore: number): BadRow {
  const line = error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : 1;
  return {
    problem: error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE' ? 'large' : 'damaged',
    reason: error instanceof Error ? error.message : String(error),
    line: linesBefore + line,
    text: '',
  };
}

interface Found {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly bytes: number };
}

function isFound(row: unknown): row is Found {
  return isRecord(row) && Array.isArray(row['record']) && isRecord(row['info']);
}
