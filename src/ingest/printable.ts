/** Text and numbers made fit for a terminal. */

const grouped = new Intl.NumberFormat('en');

/** A number with its thousands grouped and, when given, the thing counted: `1 article`, `12,000 articles`. */
export function formatCount(count: number, singular = ''): string {
  if (singular === '') return grouped.format(count);
  return `${grouped.format(count)} ${singular}${count === 1 ? '' : 's'}`;
}

/** Control characters and those that turn the direction of what follows; archives and file names may hold them. */
const UNPRINTABLE = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** `text` with every character that would move the cursor or the reading direction as `\u{1b}`. */
export function toPrintable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
