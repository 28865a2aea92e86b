/** The head of a news text that says where and by whom it was written: «دمشق - سانا:», «القاهرة (رويترز) –». */
import { foldWord } from './fold-word.ts';

const MAX_LENGTH = 80;
/** A dateline ends in a sign; «قالت وكالة الأنباء السعودية (واس) إن …» is a sentence. */
const ENDS = /[-–—ـ:/]\s|\)\s*[-–—ـ:/]{1,2}\s*/gu;
const MAX_WORDS = 12;

/** Folded names of agencies; single letters are joined, for they are written with and without dots and spaces. */
export function parseAgencies(file: string): ReadonlySet<string> {
  const names = file.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return new Set(names.map((name) => toName(name)));
}

/** The range of the dateline without the text after it; null when no agency is named at the head of the text. */
export function findDateline(
  body: string,
  agencies: ReadonlySet<string>,
): { readonly start: number; readonly end: number } | null {
  const start = body.search(/\S/u);
  if (start === -1) return null;
  const end = body.indexOf('\n', start);
  const found = findInLine(body, start, agencies);
  if (found !== null || end === -1 || end - start > MAX_LENGTH) return found;
  // A short line before it is the date, or a line of the headline.
  const next = body.slice(end).search(/\S/u);
  return next === -1 ? null : findInLine(body, end + next, agencies);
}

function findInLine(
  body: string,
  start: number,
  agencies: ReadonlySet<string>,
): { readonly start: number; readonly end: number } | null {
  const line = body.slice(start, start + MAX_LENGTH).split('\n', 1)[0] ?? '';
  // «دمشق – سانا» in a line of its own needs no sign at its end.
  const isWhole = body.length === start + line.length || body[start + line.length] === '\n';
  if (isWhole && /[-–—:/(|]/u.test(line) && line.split(' ').length <= MAX_WORDS && isNamed(line, agencies, true))
    return { start, end: start + line.trimEnd().length };
  let end: number | null = null;
  for (const match of line.matchAll(ENDS)) {
    const head = line.slice(0, match.index + match[0].length);
    if (head.split(' ').length > MAX_WORDS) break;
    if (isNamed(head, agencies)) {
      end = head.length;
      // «دمشق - سانا - ١٤ حزيران ٢٠١٨ -»: the date behind the agency belongs to it.
      const more = /^[^-–—:/]{0,30}\p{Nd}{4}\s*[-–—:/]\s*/u.exec(line.slice(head.length));
      if (more) end += more[0].length;
      break;
    }
  }
  return end === null ? null : { start, end: start + end };
}

/** Whether one of the parts between signs is the name of an agency. */
function isNamed(head: string, agencies: ReadonlySet<string>, isLast = false): boolean {
  const parts = head.split(/[-–—:/()،,|]/u).filter((part) => part.trim() !== '');
  const named = isLast ? parts.slice(-1) : parts;
  return named.some((part) => agencies.has(toName(part)));
}

function toName(text: string): string {
  const words = text
    .replaceAll(/[«»"“”'\u2066-\u2069\u200E\u200F]/gu, ' ')
    .split(/[\s.]+/u)
    .map((word) => foldWord(word));
  return words.every((word) => word.length <= 1) ? words.join('') : words.filter((word) => word !== '').join(' ');
}
