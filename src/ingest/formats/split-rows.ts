/** A table to its rows. What an unclosed quotation mark swallows up to the end of the file is given back. */
import { pipeline, Readable } from 'node:stream';
import { parse, CsvError } from 'csv-parse';
import { isRecord } from '../../article/is-record.ts';
import { untilBroken } from './until-broken.ts';
import { createHeldBytes } from './held-bytes.ts';
import { looksLikeRows, skipRow } from './skip-row.ts';

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
const CHUNK_BYTES = 65_536;
const LF = 0x0a;

export async function* splitRows(
  pieces: AsyncIterable<string>,
  options: SplitRowsOptions,
): AsyncGenerator<TableRow | BadRow> {
  const source = untilBroken(pieces);
  const input = toBytes(source.chunks);
  try {
    yield* splitInput(input, source.failure, options);
  } finally {
    await input.return(undefined);
  }
}

async function* splitInput(
  input: AsyncIterator<Buffer>,
  findFailure: () => Error | null,
  { delimiter, maxRowBytes }: SplitRowsOptions,
): AsyncGenerator<TableRow | BadRow> {
  /** What was read already and is to be read again, before more of the input is. */
  let again: Buffer | null = null;
  let linesBefore = 0;
  let width: number | null = null;
  let isBehindOpen = false;
  for (;;) {
    const held = createHeldBytes(maxRowBytes + AHEAD_BYTES);
    const bad: BadRow[] = [];
    let isOpen = false;
    let isLarge = false;
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
        else if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE') isLarge = true;
        else bad.push(toBadRow(error, linesBefore));
      },
    });
    // The parser loses its place in a row that is too large, and is given no more.
    const given = takeWhile(again, input, () => !isLarge);
    // The callback has nothing to do: an error reaches the loop below, which reads the same stream.
    const parsed = pipeline(Readable.from(held.watch(given)), parser, () => {});
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
    const failure = findFailure();
    const isHalf = failure !== null && !isOpen && !isLarge && !held.endsLine();
    if (row !== null && !isHalf) yield row;
    yield* bad;
    const rest: Buffer = held.rest() ?? Buffer.alloc(0);
    linesBefore = line + 1;
    const isSwallowing = isLarge && looksLikeRows(rest, delimiter, width ?? 0);
    if (isLarge && !isSwallowing) {
      yield { problem: 'large', reason: 'it is too large', line: linesBefore, text: rest.toString('utf8', 0, 1000) };
      const skipped = await skipRow(rest, input, delimiter.charCodeAt(0));
      if (skipped === null) return;
      linesBefore += skipped.lines - 1;
      again = skipped.rest;
      continue;
    }
    if (failure !== null && !isLarge) {
      yield { problem: 'broken', reason: failure.message, line: isHalf ? line : line + 1, text: '' };
      return;
    }
    if (!isOpen && !isLarge) return;
    const end = rest.indexOf(LF) + 1 || rest.length;
    yield {
      problem: 'open',
      reason: 'a quotation mark is opened in the row and never closed',
      line: linesBefore,
      text: rest.toString('utf8', 0, end).trimEnd(),
    };
    isBehindOpen = !isLarge;
    again = rest.subarray(end);
  }
}

async function* toBytes(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

/** `first` and then the input, which is left open for others, as long as more is wanted. */
async function* takeWhile(
  first: Buffer | null,
  input: AsyncIterator<Buffer>,
  isWanted: () => boolean,
): AsyncGenerator<Buffer> {
  if (first !== null)
    for (let at = 0; at < first.length && isWanted(); at += CHUNK_BYTES) yield first.subarray(at, at + CHUNK_BYTES);
  while (isWanted()) {
    const { value, done } = await input.next();
    if (done) return;
    yield value;
  }
}

function toBadRow(error: unknown, linesBefore: number): BadRow {
  const line = error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : 1;
  return {
    problem: 'damaged',
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
