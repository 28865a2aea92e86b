/**
 * Which encoding bytes are in: what they say of themselves is asked last, for archives say it wrongly. `TextDecoder`
 * knows every encoding named here; telling Windows-1256 from ISO 8859-6 takes Arabic, not a library.
 */
import { decodeWhole } from './create-decoder.ts';

/** Encodings in which a byte is a character. */
export type Table = 'windows-1256' | 'iso-8859-6' | 'windows-1252';
export type WideEncoding = 'utf-16le' | 'utf-16be';
export type Encoding = 'utf-8' | WideEncoding | Table;

const DECLARATION =
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)|^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]+)/iu;
const DECLARATION_BYTES = 4096;
const SAMPLE_BYTES = 65_536;
const TABLES: readonly Table[] = ['windows-1256', 'iso-8859-6', 'windows-1252'];

/** What a text says of its encoding, as it is written there; null when it says nothing. */
export function readDeclaration(bytes: Buffer): string | null {
  const found = DECLARATION.exec(bytes.subarray(0, DECLARATION_BYTES).toString('latin1'));
  return found?.[1] ?? found?.[2] ?? null;
}

export interface ByteOrderMark {
  readonly encoding: 'utf-8' | WideEncoding;
  /** Length of the mark. */
  readonly bytes: number;
}

export function readByteOrderMark(bytes: Buffer): ByteOrderMark | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bytes: 2 };
  return null;
}

/** UTF-16 without a mark: nearly all high bytes are those of Arabic, Latin or punctuation, all on one side. */
export function detectWide(bytes: Buffer): WideEncoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.length < 8) return null;
  const high = [0, 0];
  const used = sample.length - (sample.length % 2);
  for (let at = 0; at < used; at += 1) {
    const byte = sample[at] ?? 0;
    if (byte === 0x00 || byte === 0x06) high[at % 2] = (high[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = high.map((count) => count / (used / 2));
  if (odd > 0.85 && even < 0.3) return 'utf-16le';
  return even > 0.85 && odd < 0.3 ? 'utf-16be' : null;
}

/** Whether a line that is no valid UTF-8 was it once, and was cut or patched: bytes of a table are hardly ever valid. */
export function isDamagedUtf8(line: Buffer): boolean {
  const text = line.toString('utf8');
  const broken = text.match(/\uFFFD/gu)?.length ?? 0;
  const wide = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return broken < wide;
}

/** The table whose text reads best; the declared one when it reads no worse. */
export function chooseTable(bytes: Buffer, declared: string | null): Table {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const scored = TABLES.map((table) => ({ table, score: scoreArabic(decodeWhole(sample, table)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const said = scored.find(({ table }) => table === toEncoding(declared));
  return said !== undefined && said.score >= best.score ? said.table : best.table;
}

function toEncoding(label: string | null): string | null {
  try {
    return label === null ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Arabic letters count, the article at the head of words more; what no text holds counts against. */
export function scoreArabic(text: string): number {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const letters = count(/\p{Script=Arabic}/gu);
  const articles = count(/(?<!\p{L})[\u0648\u0628]?\u0627\u0644\p{Script=Arabic}{2}/gu);
  const strange = count(/[\uFFFD\u0080-\u009F]/gu);
  const mixed = count(
    /\p{Script=Arabic}[A-Za-z\u00C0-\u024F\u00D7\u00F7]|[A-Za-z\u00C0-\u024F\u00D7\u00F7]\p{Script=Arabic}/gu,
  );
  return letters + 3 * articles - 5 * strange - 3 * mixed;
}
