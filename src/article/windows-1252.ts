/**
 * Windows-1252 by a table of our own: `TextDecoder` of some releases of Node takes it for ISO 8859-1, so that bytes 80 to
 * 9F become controls (Node 20 and 22; nodejs/node#56542). Facts: the table of the WHATWG Encoding Standard.
 */

/** What bytes 0x80 to 0x9F stand for; five stand for nothing and remain controls. */
const UPPER =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** What every byte stands for. */
export const WINDOWS_1252: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0 ? (UPPER[byte - 0x80] ?? '') : String.fromCharCode(byte),
);

/** The same text when its bytes were decoded as Windows-1252 by whatever table the platform has. */
export function mendWindows1252(decoded: string): string {
  return decoded.replaceAll(/[\u0080-\u009F]/gu, (control) => WINDOWS_1252[control.charCodeAt(0)] ?? control);
}
