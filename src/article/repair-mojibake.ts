/**
 * Text that was decoded by the wrong table and stored so: `Ø§Ù„Ø³Ù„Ø§Ù…`, `ط§ظ„ط³ظ„ط§ظ…`, `ÇáÓáÇã`. Repaired only
 * where going back gives valid bytes and Arabic; what has lost a byte is left as it is.
 */

/** The tables by which Arabic is misread; what stands for byte 0x80 and above in each. */
const WRONG_TABLES = ['windows-1256', 'windows-1252'] as const;
const ARABIC_LETTER = /\p{Script=Arabic}/u;
/** What UTF-8 of Arabic looks like through both tables: lead bytes D8 to DB before what is no letter of a word. */
const UTF8_AS_1256 =
  /[طظعغ][\u00A0-\u00BF\u0080-\u009F\u0660-\u06FF\u200C-\u203A\u02C6\u0152\u0153\u0192\u20AC\u2122]/gu;
const UTF8_AS_1252 =
  /[ØÙÚÛ][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/gu;
const LATIN_LETTERS = /[\u00C0-\u00FF]/gu;

const strict = new TextDecoder('utf-8', { fatal: true });
const windows1256 = new TextDecoder('windows-1256');
const byteOf = { 'windows-1256': toTable('windows-1256'), 'windows-1252': toTable('windows-1252') };

function toTable(name: (typeof WRONG_TABLES)[number]): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(name);
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  // Programs that read ISO 8859-1 by the letter leave the controls of bytes 80 to 9F.
  return new Map([
    ...bytes.filter((byte) => byte < 0xa0).map((byte) => [String.fromCodePoint(byte), byte] as const),
    ...bytes.map((byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  ]);
}

/** The text as it was meant, or the very same text when nothing is certain. Line by line, for lines are mixed. */
export function repairMojibake(text: string): string {
  if (!isSuspicious(text)) return text;
  const whole = repairPiece(text);
  return (
    whole ??
    text
      .split('\n')
      .map((line) => repairPiece(line) ?? line)
      .join('\n')
  );
}

function isSuspicious(text: string): boolean {
  const head = text.length > 4000 ? text.slice(0, 4000) : text;
  return count(head, UTF8_AS_1252) > 1 || count(head, UTF8_AS_1256) > 1 || count(head, LATIN_LETTERS) > 3;
}

function repairPiece(text: string): string | null {
  for (const name of WRONG_TABLES) {
    const marks = count(text, name === 'windows-1252' ? UTF8_AS_1252 : UTF8_AS_1256);
    if (marks < 2) continue;
    const bytes = encode(text, name);
    const decoded = bytes === null ? null : decodeStrictly(bytes);
    // Bytes of text that was right make no valid UTF-8: every letter would have to be followed by a sign.
    if (decoded !== null && isArabic(decoded)) return decoded;
  }
  return repairWindows1256(text);
}

/** Windows-1256 read as Windows-1252: `ÇáÓáÇã`. Certain when nearly every letter is accented and the words are Arabic. */
function repairWindows1256(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const accented = count(text, LATIN_LETTERS);
  if (accented < 6 || accented < letters * 0.75) return null;
  const bytes = encode(text, 'windows-1252');
  if (bytes === null) return null;
  const decoded = windows1256.decode(bytes);
  return isArabic(decoded) && /(?:^|[^\p{L}])[\u0648\u0628\u0641]?\u0627\u0644\p{L}{2}/u.test(decoded) ? decoded : null;
}

function encode(text: string, name: (typeof WRONG_TABLES)[number]): Uint8Array | null {
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
