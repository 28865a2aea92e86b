/** The leaves of a query: what a single lexeme asks for. */
import { parsePublishedAt } from '../article/published-at.ts';
import type { QueryLeaf } from './query-node.ts';
import type { TextField } from './query-words.ts';
import type { Lexeme } from './read-lexemes.ts';

/** Words farther apart than this are not near each other. */
const MAX_SLOP = 100;
/** A prefix has at least so many letters. */
const MIN_PREFIX_LETTERS = 2;

export function toWordsLeaf({ text, start, end }: Lexeme, field: TextField | null): QueryLeaf {
  return { kind: 'words', text, start, end, field, slop: 0, edge: null };
}

export function toQuotedLeaf({ text, start, end, isExact, slop }: Lexeme, field: TextField | null): QueryLeaf {
  const kind = isExact ? 'exact' : slop === null ? 'phrase' : 'near';
  return { kind, text, start, end, field, slop: Math.min(MAX_SLOP, Number(toAsciiDigits(slop ?? '0'))), edge: null };
}

/** `سور*`; null when too little stands before the star. */
export function toPrefixLeaf({ text, start, end }: Lexeme, field: TextField | null): QueryLeaf | null {
  const stars = /\*+$/u.exec(text)?.[0].length ?? 0;
  const prefix = text.slice(0, -stars);
  if ((prefix.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < MIN_PREFIX_LETTERS) return null;
  return { kind: 'prefix', text: prefix, start, end: end - stars, field, slop: 0, edge: null };
}

/**
 * `2015`, `2015-06`, `2015-06-14`, with a slash for the dash and in any digits: the day on which it begins. So
 * `after` takes the day, month or year itself in, and `before` ends where it begins. Null for anything else.
 */
export function toDateLeaf(kind: 'after' | 'before', { text, start, end }: Lexeme): QueryLeaf | null {
  const numbers = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/u.exec(toAsciiDigits(text));
  if (!numbers) return null;
  const [, year = '', month = '1', dayOfMonth = '1'] = numbers;
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  if (parsePublishedAt(day) === null) return null;
  return { kind: 'date', text, start, end, field: null, slop: 0, edge: { kind, day } };
}

/** Digits of any script as ASCII: their blocks begin at a zero and run to nine. */
function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(toDigitValue(digit.codePointAt(0) ?? 0)));
}

function toDigitValue(codePoint: number): number {
  let zero = codePoint;
  while (codePoint - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return codePoint - zero;
}
