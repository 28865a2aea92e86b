/** One file to its readings: unpacked, decoded and read by what it holds. The one place that chooses a reader. */
import { toNameKey } from '../../article/field-names.ts';
import type { FieldNames } from '../../article/field-names.ts';
import type { PrepareArticle } from '../../article/prepare-article.ts';
import { decodeStream, decodeText, toUtf8Stream } from '../decode/decode-stream.ts';
import { createDecodingReport } from '../decode/split-encodings.ts';
import type { DecodingReport } from '../decode/split-encodings.ts';
import { readFeed } from '../formats/read-feed.ts';
import { readHtml } from '../formats/read-html.ts';
import { readJson } from '../formats/read-json.ts';
import { readJsonLines } from '../formats/read-json-lines.ts';
import { readPdf } from '../formats/read-pdf.ts';
import { readTable } from '../formats/read-table.ts';
import { readText } from '../formats/read-text.ts';
import { withoutEmbedded } from '../formats/without-embedded.ts';
import { sniffFormat } from '../formats/sniff-format.ts';
import type { TextFormat } from '../formats/sniff-format.ts';
import { isReadError, rejectFile, tooLarge, toReading } from '../formats/to-reading.ts';
import type { FileReading } from '../reading.ts';
import { findUnread, toContainer } from './container.ts';
import { createFileReport } from './file-report.ts';
import type { FileReport } from './file-report.ts';
import { gunzip } from './gunzip.ts';
import { collectBytes, peekBytes } from './peek-bytes.ts';
import { readTar, readZip, withSpooled } from './read-archive.ts';

export interface ReadFileOptions {
  readonly prepare: PrepareArticle;
  readonly fieldNames: FieldNames;
  readonly maxArticleBytes: number;
  /** Told once of each file, archived ones too, when it was read. */
  readonly onFile: (report: FileReport) => void;
}

export interface InputFile {
  /** As it is reported. */
  readonly name: string;
  /** Whether the person named it: it is then read, or rejected, whatever it looks like. */
  readonly isNamed: boolean;
  readonly chunks: AsyncIterable<Buffer>;
  /** Where it lies on disk, when it does: a ZIP is then read in place. */
  readonly path: string | null;
}

const HEAD_BYTES = 65_536;
/** Pictures take most of a PDF, so it may be larger than its text; it is held once, as it is. */
const MAX_PDF_BYTES = 64_000_000;
/** Archives in archives in archives are made to keep programs busy. */
const MAX_DEPTH = 3;
const PACKED_NAME = /\.(?:gz|gzip|tgz|zip|tar)$/iu;

export async function* readFile(input: InputFile, options: ReadFileOptions, depth = 0): AsyncGenerator<FileReading> {
  const { name, isNamed } = input;
  const report = createFileReport(name);
  const readings = readContent(input, options, report, depth);
  try {
    for await (const reading of readings) {
      // What lies in an archive is told of its own file.
      const isOwn = (reading.ok ? reading.origin : reading.reject).file === name;
      if (isOwn && !reading.ok) report.rejected += 1;
      if (isOwn && reading.ok) {
        report.articles += 1;
        if (reading.isRepaired) report.repaired += 1;
      }
      yield reading;
    }
  } catch (error) {
    if (!isReadError(error)) throw error;
    report.rejected += 1;
    yield rejectFile(name, `the file cannot be read: ${error.message}`);
  }
  if (report.skipped !== undefined && isNamed) {
    report.rejected += 1;
    yield rejectFile(name, `the file ${report.skipped}`);
  }
  if (report.format !== 'gzip') options.onFile(report);
}

async function* readContent(
  { name, isNamed, chunks, path }: InputFile,
  options: ReadFileOptions,
  report: FileReport,
  depth: number,
): AsyncGenerator<FileReading> {
  const peeked = await peekBytes(chunks, HEAD_BYTES);
  const { head } = peeked;
  if (head.length === 0) {
    report.skipped = 'is empty';
    if (isNamed) delete report.skipped;
    return;
  }
  const container = toContainer(head);
  if (container === null) {
    const other = findUnread(head);
    if (other !== null) {
      await peeked.close();
      report.skipped = other;
    } else if (head.subarray(0, 1024).includes('%PDF-')) yield* readPdfFile(name, peeked.chunks, options, report);
    else yield* readTextFile(name, isNamed, peeked, options, report);
    return;
  }
  if (depth >= MAX_DEPTH) {
    await peeked.close();
    report.skipped = `lies ${depth} archives deep, allowed are ${MAX_DEPTH}`;
    return;
  }
  report.format = container;
  if (container !== 'gzip') report.files = 0;
  const inner = (innerName: string, innerChunks: AsyncIterable<Buffer>): AsyncGenerator<FileReading> =>
    readFile({ name: innerName, isNamed: false, chunks: innerChunks, path: null }, options, depth + 1);
  if (container === 'gzip') {
    yield* readFile(
      { name: name.replace(/\.(?:gz|gzip)$/iu, ''), isNamed, chunks: gunzip(peeked.chunks), path: null },
      options,
      depth + 1,
    );
    return;
  }
  const readEntries = async function* (
    entries: AsyncIterable<{ name: string; chunks: AsyncIterable<Buffer>; problem?: string }>,
  ): AsyncGenerator<FileReading> {
    for await (const entry of entries) {
      report.files = (report.files ?? 0) + 1;
      const entryName = `${name}!${entry.name}`;
      if (entry.problem === undefined) yield* inner(entryName, entry.chunks);
      else yield rejectFile(entryName, `the file ${entry.problem}`);
    }
  };
  if (container === 'tar') yield* readEntries(readTar(peeked.chunks));
  else if (path === null) yield* withSpooled(peeked.chunks, (file) => readEntries(readZip(file)));
  else {
    await peeked.close();
    yield* readEntries(readZip(path));
  }
}

async function* readPdfFile(
  name: string,
  chunks: AsyncIterable<Buffer>,
  { prepare, maxArticleBytes }: ReadFileOptions,
  report: FileReport,
): AsyncGenerator<FileReading> {
  report.format = 'pdf';
  const { bytes, length } = await collectBytes(chunks, MAX_PDF_BYTES);
  if (bytes === null) {
    yield rejectFile(name, `the PDF has ${Math.ceil(length / 1e6)} MB, allowed are ${MAX_PDF_BYTES / 1e6}`);
    return;
  }
  const result = await readPdf(bytes);
  if (!result.ok) {
    yield rejectFile(name, result.reason);
    return;
  }
  const textBytes = Buffer.byteLength(result.record.body);
  yield textBytes > maxArticleBytes
    ? rejectFile(name, tooLarge('the text of the PDF', textBytes, maxArticleBytes))
    : toReading(result.record, { file: name, line: 1 }, textBytes, prepare);
}

async function* readTextFile(
  name: string,
  isNamed: boolean,
  { head, chunks, close }: Awaited<ReturnType<typeof peekBytes>>,
  options: ReadFileOptions,
  report: FileReport,
): AsyncGenerator<FileReading> {
  const { prepare, fieldNames, maxArticleBytes } = options;
  const text = decodeText(head, createDecodingReport());
  const sniffed = sniffFormat(text, { name: name.replace(PACKED_NAME, ''), isNamed, fieldNames });
  if (!sniffed.ok) {
    await close();
    report.skipped = sniffed.reason;
    return;
  }
  report.format = sniffed.format;
  const decoding = createDecodingReport();
  const format = { file: name, prepare, maxArticleBytes };
  const onPassedOver = (what: string): void => {
    report.passedOver ??= {};
    report.passedOver[what] = (report.passedOver[what] ?? 0) + 1;
  };
  switch (sniffed.format) {
    case 'json-lines':
      yield* readJsonLines(toUtf8Stream(chunks, decoding), { file: name, maxLineBytes: maxArticleBytes, prepare });
      break;
    case 'json':
      yield* readJson(decodeStream(chunks, decoding), format);
      break;
    case 'table':
      yield* readTable(decodeStream(chunks, decoding), { ...format, fieldNames, head: text, onPassedOver });
      break;
    case 'feed':
      yield* readFeed(decodeStream(chunks, decoding), {
        ...format,
        onPassedOver,
      });
      break;
    case 'html':
    case 'markdown':
    case 'text': {
      const reading = await readWholeText(name, sniffed.format, chunks, options, decoding);
      if (reading !== null) yield reading;
      break;
    }
  }
  noteEncoding(report, decoding);
}

/** Not a generator: what it holds on the way is gone while the article is sent. Null for blank text. */
async function readWholeText(
  name: string,
  format: TextFormat,
  chunks: AsyncIterable<Buffer>,
  { prepare, maxArticleBytes }: ReadFileOptions,
  decoding: DecodingReport,
): Promise<FileReading | null> {
  const isPage = format === 'html';
  const { bytes, length } = await collectBytes(isPage ? withoutEmbedded(chunks) : chunks, maxArticleBytes);
  if (bytes === null)
    return rejectFile(
      name,
      tooLarge(isPage ? 'the page, without pictures in it,' : 'the file', length, maxArticleBytes),
    );
  const text = decodeText(bytes, decoding);
  if (text.trim() === '') return null;
  try {
    const record = isPage ? readHtml(text) : readText(text, format === 'markdown');
    return toReading(record, { file: name, line: 1 }, bytes.length, prepare);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return rejectFile(name, `the ${isPage ? 'page' : 'text'} cannot be read: ${reason.split('\n', 1)[0]}`);
  }
}

/** What was found of the encoding; a declaration is noted when it was wrong. */
function noteEncoding(report: FileReport, { encoding, isAscii, declared, others, broken }: DecodingReport): void {
  report.encoding = encoding;
  if (declared !== null && !isAscii && toNameKey(declared) !== toNameKey(encoding)) report.declaredEncoding = declared;
  if (Object.keys(others).length > 0) report.otherEncodings = others;
  if (broken > 0) report.brokenCharacters = broken;
}
