/** A written date as numbers, words and signs, before anything is understood. */
import { toDateKey } from './date-words.ts';
import type { DateWord, DateWords } from './date-words.ts';

export type DateToken =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** How many digits were written. */
      readonly digits: number;
      /** Arabic-Indic or Persian digits, or marks of right-to-left text beside it: only a day-first locale writes so. */
      readonly isArabic: boolean;
    }
  | { readonly kind: 'word'; readonly meanings: readonly DateWord[] }
  /** One of `/ - . : +`; other signs say nothing. */
  | { readonly kind: 'sign'; readonly sign: string };

const PARTS = /(?<number>\p{Nd}+)|(?<word>[\p{L}\p{M}\u0640]+)|(?<sign>[/:+\-.])/gu;
/** Dashes and slashes of all kinds, the Arabic date separator and the Arabic decimal comma used as one. */
const DASHES = /[\u2010-\u2015\u2212]/gu;
const SLASHES = /[\u060D\u2044\u2215\u066B\\]/gu;
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const RIGHT_TO_LEFT_MARK = /[\u061C\u200F]/u;
const ARABIC_DIGIT = /[\u0660-\u0669\u06F0-\u06F9]/u;

/** Null when a word is unknown: such a text is no date, or says more than one. */
export function toDateTokens(text: string, words: DateWords): DateToken[] | null {
  const isRightToLeft = RIGHT_TO_LEFT_MARK.test(text);
  const plain = text.normalize('NFKC').replaceAll(DIRECTION_MARKS, '').replaceAll(DASHES, '-').replaceAll(SLASHES, '/');
  const raw: (DateToken | string)[] = [];
  for (const { groups } of plain.matchAll(PARTS)) {
    if (groups?.['number'] !== undefined) raw.push(toNumber(groups['number'], isRightToLeft));
    else if (groups?.['sign'] !== undefined) raw.push({ kind: 'sign', sign: groups['sign'] });
    else raw.push(groups?.['word'] ?? '');
  }
  const tokens: DateToken[] = [];
  for (let at = 0; at < raw.length;) {
    const part = raw[at];
    if (part === undefined) break;
    if (typeof part !== 'string') {
      tokens.push(part);
      at += 1;
      continue;
    }
    const found = findLongest(raw, at, words);
    if (found === null) return null;
    tokens.push({ kind: 'word', meanings: found.meanings });
    at += found.length;
  }
  return tokens;
}

function toNumber(written: string, isRightToLeft: boolean): DateToken {
  const ascii = [...written].map(toAsciiDigit).join('');
  return {
    kind: 'number',
    value: Number(ascii),
    digits: ascii.length,
    isArabic: isRightToLeft || ARABIC_DIGIT.test(written),
  };
}

/** Digits of a script stand in order in Unicode, so the value is the distance from their zero. */
export function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
  return digit;
}

interface Found {
  readonly meanings: readonly DateWord[];
  readonly length: number;
}

/** The longest run of words from `at` that means something; و before a known word says nothing of its own. */
function findLongest(raw: readonly (DateToken | string)[], at: number, words: DateWords): Found | null {
  for (let length = words.maxWords; length >= 1; length -= 1) {
    const run = raw.slice(at, at + length);
    if (run.length < length) continue;
    const texts = run.map((part) => (typeof part === 'string' ? part : ''));
    // Short names of months carry a number: ك2, ت1.
    const last = run.at(-1);
    if (length === 2 && typeof last === 'object' && last.kind === 'number' && last.digits === 1)
      texts[1] = String(last.value);
    if (texts.includes('')) continue;
    const key = toDateKey(texts.join(length === 2 && /^\d$/u.test(texts[1] ?? '') ? '' : ' '));
    const meanings = words.meanings.get(key);
    if (meanings) return { meanings, length };
  }
  return null;
}
