/**
 * Which encoding bytes are in: what they say of themselves is asked last, for archives say it wrongly. `TextDecoder`
 * knows every encoding named here; telling Windows-1256 from ISO 8859-6 takes Arabic, not a library.
 */
import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | 'iso-8859-6' | 'windows-1252';

export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Length of the byte order mark. */
  readonly bomBytes: number;
  /** What the text says of itself, as it is written there; null when it says nothing. */
  readonly declared: string | null;
  /** False when every byte is ASCII, so that any encoding would do. */
  readonly isCertain: boolean;
}

const DECLARATION =
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)|^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]+)/iu;
const DECLARATION_BYTES = 4096;
const SAMPLE_BYTES = 65_536;
/** Fewer broken characters than this share and the text is UTF-8 that was cut or patched somewhere. */
const MAX_BROKEN_SHARE = 0.02;

/** Looks at the first bytes of a text. `isWhole`: there are no more, so that a cut character counts as a broken one. */
export function detectEncoding(bytes: Buffer, isWhole = false): DetectedEncoding {
  const declared = readDeclaration(bytes);
  const certain = (encoding: Encoding, bomBytes = 0): DetectedEncoding => ({
    encoding,
    bomBytes,
    declared,
    isCertain: true,
  });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return certain('utf-8', 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return certain('utf-16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return certain('utf-16be', 2);
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const wide = detectWide(sample);
  if (wide !== null) return certain(wide);
  const cut = isWhole && bytes.length <= SAMPLE_BYTES ? sample : withoutCutCharacter(sample);
  if (isUtf8(cut)) return { encoding: 'utf-8', bomBytes: 0, declared, isCertain: cut.some((byte) => byte > 0x7f) };
  if (isMostlyUtf8(sample)) return certain('utf-8');
  return certain(chooseTable(sample, declared));
}

function readDeclaration(bytes: Buffer): string | null {
  const found = DECLARATION.exec(bytes.subarray(0, DECLARATION_BYTES).toString('latin1'));
  return found?.[1] ?? found?.[2] ?? null;
}

/** UTF-16 without a mark: nearly all high bytes are those of Arabic, Latin or punctuation, all on one side. */
function detectWide(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
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

/** Without the beginning of a character at the end. */
function withoutCutCharacter(sample: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= sample.length; back += 1) {
    const byte = sample[sample.length - back] ?? 0;
    if (byte >= 0xc0) return sample.subarray(0, sample.length - back);
    if (byte < 0x80) break;
  }
  return sample;
}

function isMostlyUtf8(sample: Buffer): boolean {
  const text = sample.toString('utf8');
  const broken = text.match(/\uFFFD/gu)?.length ?? 0;
  const wide = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return broken <= wide * MAX_BROKEN_SHARE;
}

/** The table whose text reads best; the declared one when it reads no worse. */
function chooseTable(sample: Buffer, declared: string | null): Encoding {
  const tables: readonly Encoding[] = ['windows-1256', 'iso-8859-6', 'windows-1252'];
  const scored = tables.map((encoding) => ({ encoding, score: scoreArabic(new TextDecoder(encoding).decode(sample)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const said = scored.find(({ encoding }) => encoding === toEncoding(declared));
  return said !== undefined && said.score >= best.score ? said.encoding : best.encoding;
}

function toEncoding(label: string | null): string | null {
  try {
    return label === null ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Arabic letters count, the article at the head of words more; what no text holds counts against. */
function scoreArabic(text: string): number {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const letters = count(/\p{Script=Arabic}/gu);
  const articles = count(/(?<!\p{L})[\u0648\u0628]?\u0627\u0644\p{Script=Arabic}{2}/gu);
  const strange = count(/[\uFFFD\u0080-\u009F]/gu);
  const mixed = count(
    /\p{Script=Arabic}[A-Za-z\u00C0-\u024F\u00D7\u00F7]|[A-Za-z\u00C0-\u024F\u00D7\u00F7]\p{Script=Arabic}/gu,
  );
  return letters + 3 * articles - 5 * strange - 3 * mixed;
}
