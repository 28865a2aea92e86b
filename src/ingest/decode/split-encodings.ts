/**
 * Bytes to pieces of one encoding each. A file is not always in one: exports are put together from several, and pages
 * from a template and a database. So what is no wide encoding is judged line by line.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWhole } from './create-decoder.ts';
import {
  chooseTable,
  detectWide,
  isDamagedUtf8,
  readByteOrderMark,
  readDeclaration,
  scoreArabic,
} from './detect-encoding.ts';
import type { Encoding, Table } from './detect-encoding.ts';

/** What was found of a text while it was read. */
export interface DecodingReport {
  /** The encoding of the text, or of most of it; `utf-8` for what is nothing but ASCII. */
  encoding: Encoding;
  /** Whether every byte is ASCII, so that any encoding would do. */
  isAscii: boolean;
  /** What the text says of itself, as it is written there; null when it says nothing. */
  declared: string | null;
  /** Lines in another encoding than `encoding`, by their own. */
  others: Partial<Record<Encoding, number>>;
  /** Characters that are no valid bytes of the encoding, shown as U+FFFD. */
  broken: number;
}

export function createDecodingReport(): DecodingReport {
  return { encoding: 'utf-8', isAscii: false, declared: null, others: {}, broken: 0 };
}

export interface EncodedPiece {
  readonly bytes: Buffer;
  readonly encoding: Encoding;
}

export interface EncodingSplitter {
  /** Pieces that are whole, in order; the end of a line may be kept back for the next bytes. */
  push(bytes: Buffer): EncodedPiece[];
  end(): EncodedPiece[];
}

const LF = 0x0a;
/** A longer line is judged in parts, so that none has to be held. */
const MAX_LINE_BYTES = 1_048_576;

/** Fills the report as it goes; the first bytes should be some thousand, for they tell what has no lines. */
export function createEncodingSplitter(report: DecodingReport): EncodingSplitter {
  let isFirst = true;
  let isWide = false;
  let hasUtf8 = false;
  let table: Table | null = null;
  let held: Buffer[] = [];
  let heldBytes = 0;

  function begin(bytes: Buffer): Buffer {
    isFirst = false;
    report.declared = readDeclaration(bytes);
    const mark = readByteOrderMark(bytes);
    const wide = mark === null ? detectWide(bytes) : mark.encoding;
    if (wide !== null) report.encoding = wide;
    isWide = wide !== null && wide !== 'utf-8';
    hasUtf8 = wide === 'utf-8';
    return bytes.subarray(mark?.bytes ?? 0);
  }

  /** `bytes` are whole lines, or what a line may be cut into. */
  function judge(bytes: Buffer): EncodedPiece[] {
    if (bytes.length === 0) return [];
    if (isUtf8(bytes)) {
      hasUtf8 ||= !isAscii(bytes);
      return [{ bytes, encoding: 'utf-8' }];
    }
    const lines = cutLines(bytes).map((line) => ({ bytes: line, isSound: isUtf8(line) }));
    hasUtf8 ||= lines.some(({ bytes: line, isSound }) => isSound && !isAscii(line));
    const others = lines
      .filter(({ bytes: line, isSound }) => !isSound && !isDamagedUtf8(line))
      .map((line) => line.bytes);
    if (others.length > 0) table ??= chooseTable(Buffer.concat(others), report.declared);
    return joinPieces(
      lines.map((line) => ({ bytes: line.bytes, encoding: line.isSound ? 'utf-8' : toEncoding(line.bytes) })),
    );
  }

  function toEncoding(line: Buffer): Encoding {
    if (table === null || isDamagedUtf8(line)) return 'utf-8';
    // Among lines of UTF-8 only what reads as Arabic is of another encoding; the rest is damaged.
    return !hasUtf8 || scoreArabic(decodeWhole(line, table)) > 0 ? table : 'utf-8';
  }

  function note(pieces: EncodedPiece[]): EncodedPiece[] {
    if (isWide) return pieces;
    for (const { encoding, bytes } of pieces)
      if (encoding !== 'utf-8') report.others[encoding] = (report.others[encoding] ?? 0) + cutLines(bytes).length;
    return pieces;
  }

  return {
    push(given) {
      const bytes = isFirst ? begin(given) : given;
      if (isWide) return [{ bytes, encoding: report.encoding }];
      const end = bytes.lastIndexOf(LF) + 1;
      const pieces = end === 0 ? [] : judge(Buffer.concat([...held, bytes.subarray(0, end)]));
      if (end > 0) [held, heldBytes] = [[], 0];
      held.push(bytes.subarray(end));
      heldBytes += bytes.length - end;
      if (heldBytes > MAX_LINE_BYTES) {
        const line = Buffer.concat(held);
        const cut = line.length - countCutBytes(line);
        pieces.push(...judge(line.subarray(0, cut)));
        held = [line.subarray(cut)];
        heldBytes = line.length - cut;
      }
      return note(pieces);
    },
    end() {
      const pieces = note(judge(Buffer.concat(held)));
      held = [];
      report.isAscii = !isWide && !hasUtf8 && table === null;
      if (!isWide && !hasUtf8 && table !== null && report.others[table] !== undefined) {
        report.encoding = table;
        delete report.others[table];
      }
      return pieces;
    },
  };
}

/** Lines with their ends. */
function cutLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LF, start);
    const next = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(start, next));
    start = next;
  }
  return lines;
}

/** The same bytes in as few pieces as there are changes of encoding. */
function joinPieces(pieces: readonly EncodedPiece[]): EncodedPiece[] {
  const joined: { encoding: Encoding; parts: Buffer[] }[] = [];
  for (const { bytes, encoding } of pieces) {
    const last = joined.at(-1);
    if (last?.encoding === encoding) last.parts.push(bytes);
    else joined.push({ encoding, parts: [bytes] });
  }
  return joined.map(({ encoding, parts }) => ({ encoding, bytes: Buffer.concat(parts) }));
}

/** How many bytes at the end begin a character of UTF-8 without ending it. */
function countCutBytes(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back;
    if (byte < 0x80) break;
  }
  return 0;
}
