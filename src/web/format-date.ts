/** Publication dates for reading: only as precise as the archive knows them. */
import { LOCALE } from './arabic-count.ts';

const FORMATS = {
  day: new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  year: new Intl.DateTimeFormat(LOCALE, { year: 'numeric', timeZone: 'UTC' }),
};
const KNOWN = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2})(?:T.*)?)?)?$/u;

/**
 * `14 يونيو 2018`, `يونيو 2018` or `2018`: the day in UTC, on which the date filter counts too. Null when the date is in
 * no known form; then the archive's own words are the best label.
 */
export function formatPublishedAt(publishedAt: string): string | null {
  const parts = KNOWN.exec(publishedAt)?.groups;
  const time = Date.parse(publishedAt);
  if (parts === undefined || Number.isNaN(time)) return null;
  const precision = parts['day'] !== undefined ? 'day' : parts['month'] !== undefined ? 'month' : 'year';
  return FORMATS[precision].format(time);
}
