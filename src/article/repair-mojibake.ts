/**
 * Text that was decoded by the wrong table and stored so: `Ø§Ù„Ø³Ù„Ø§Ù…`, `ط§ظ„ط³ظ„ط§ظ…`, `ÇáÓáÇã`, and each of
 * these once more. Repaired only where going back gives valid bytes and Arabic; what has lost a byte is left as it is.
 */
import { WINDOWS_1252 } from './windows-1252.ts';

type WrongTable = 'windows-1256' | 'windows-1252';

/** The tables by which Arabic is misread. */
const WRONG_TABLES: readonly WrongTable[] = ['windows-1256', 'windows-1252'];
/** Text that went through wrong tables more often than this is beyond repair. */
const MAX_ROUNDS = 3;
const ARABIC_LETTER = /\p{Script=Arabic}/u;
/** What UTF-8 of Arabic looks like through both tables: lead bytes D8 to DB before what is no letter of a word. */
const UTF8_AS_1256 =
  /[طظعغ][\u00A0-\u00BF\u0080-\u009F\u0660-\u06FF\u200C-\u203A\u02C6\u0152\u0153\u0192\u20AC\u2122]/gu;
/** The same, and lead bytes C2 and C3, as they stand for accented letters of a text that was broken before. */
const UTF8_AS_1252 =
  /[ÂÃØÙÚÛ][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/gu;
/** One of all these: most texts have none, and are let go at once. */
const MARK =
  /[\u00C0-\u00FF]|[طظعغ][\u00A0-\u00BF\u0080-\u009F\u0660-\u06FF\u200C-\u203A\u02C6\u0152\u0153\u0192\u20AC\u2122]/u;
const LATIN_LETTERS = /[\u00C0-\u00FF]/gu;
/** Pieces of a line that can be bytes seen through Windows-1252; what is Arabic between them is right. */
const RUNS_OF_1252 = /[\p{ASCII}\u0080-\u00FF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]{4,}/gu;
/** An Arabic word with its article. */
const DEFINITE = /(?:^|[^\p{L}])[\u0648\u0628\u0641]?\u0627\u0644\p{L}{2}/u;

const strict = new TextDecoder('utf-8', { fatal: true });
const windows1256 = new TextDecoder('windows-1256');
const allBytes = Array.from({ length: 256 }, (_, byte) => byte);
const byteOf = {
  'windows-1256': toTable((byte) => windows1256.decode(Uint8Array.of(byte))),
  'windows-1252': toTable((byte) => WINDOWS_1252[byte] ?? ''),
};

function toTable(decode: (byte: number) => string): ReadonlyMap<string, number> {
  // Programs that read ISO 8859-1 by the letter leave the controls of bytes 80 to 9F.
  return new Map([
    ...allBytes.filter((byte) => byte < 0xa0).map((byte) => [String.fromCodePoint(byte), byte] as const),
    ...allBytes.map((byte) => [decode(byte), byte] as const),
  ]);
}

export interface RepairOptions {
  /** Other text of the same article was certainly misread, so that a name without an article is enough. */
  readonly isKnown?: boolean;
}

/**
 * The text as it was meant, or the very same text when nothing is certain. As a whole, else line by line, else the runs
 * of a line: for pieces of several origins are put together.
 */
export function repairMojibake(text: string, { isKnown = false }: RepairOptions = {}): string {
  if (!isSuspicious(text, isKnown)) return text;
  const repair = (piece: string): string | null => repairPiece(piece, isKnown, MAX_ROUNDS);
  return (
    repair(text) ??
    text
      .split('\n')
      .map((line) => repair(line) ?? line.replaceAll(RUNS_OF_1252, (run) => repairRun(run, repair)))
      .join('\n')
  );
}

/** A run keeps the spaces and signs around it; they are the same in every table. */
function repairRun(run: string, repair: (piece: string) => string | null): string {
  return isSuspicious(run, false) ? (repair(run) ?? run) : run;
}

function isSuspicious(text: string, isKnown: boolean): boolean {
  if (!MARK.test(text)) return false;
  return (
    count(text, UTF8_AS_1252) > 1 || count(text, UTF8_AS_1256) > 1 || count(text, LATIN_LETTERS) > (isKnown ? 1 : 3)
  );
}

function repairPiece(text: string, isKnown: boolean, rounds: number): string | null {
  if (rounds === 0) return null;
  for (const name of WRONG_TABLES) {
    const marks = count(text, name === 'windows-1252' ? UTF8_AS_1252 : UTF8_AS_1256);
    if (marks < 2) continue;
    const bytes = encode(text, name);
    const decoded = bytes === null ? null : decodeStrictly(bytes);
    if (decoded === null) continue;
    // Bytes of text that was right make no valid UTF-8: every letter would have to be followed by a sign.
    if (isArabic(decoded)) return decoded;
    const again = repairPiece(decoded, isKnown, rounds - 1);
    if (again !== null) return again;
  }
  return repairWindows1256(text, isKnown);
}

/** Windows-1256 read as Windows-1252: `ÇáÓáÇã`. Certain when nearly every letter is accented and the words are Arabic. */
function repairWindows1256(text: string, isKnown: boolean): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const accented = count(text, LATIN_LETTERS);
  if (accented < (isKnown ? 2 : 6) || accented < letters * 0.75) return null;
  const bytes = encode(text, 'windows-1252');
  if (bytes === null) return null;
  const decoded = windows1256.decode(bytes);
  return isArabic(decoded) && (isKnown || DEFINITE.test(decoded)) ? decoded : null;
}

function encode(text: string, name: WrongTable): Uint8Array | null {
  const table = byteOf[name];
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (const character of text) {
    const byte = table.get(character);
    if (byte === undefined) return null;
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function isArabic(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => ARABIC_LETTER.test(letter)).length > letters.length * 0.6;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
