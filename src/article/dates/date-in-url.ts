/** The date that an address carries in its path, as most news systems write it. */
import { parsePublishedAt } from '../published-at.ts';

const DAY = /[/_-]((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.?-]|$)/u;
const MONTH = /\/((?:19|20)\d{2})\/(\d{1,2})(?=\/)/u;
const COMPACT = /[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.?-]|$)/u;

/** `/2018/06/14/…`, `/2018-06-14-…`, `/20180614/…` or `/2018/06/…`; null when there is none, or no such day. */
export function readDateInUrl(url: string): string | null {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/iu, '').replace(/[?#].*$/su, '');
  const day = DAY.exec(path) ?? COMPACT.exec(path);
  const found = day ?? MONTH.exec(path);
  if (!found) return null;
  const parts = found.slice(1).map((part) => part.padStart(2, '0'));
  return parsePublishedAt(parts.join('-'));
}
