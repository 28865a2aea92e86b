/** Year, month and day as they were written to the day, month or year that is meant: calendars, order, what contradicts. */
import type { Calendar } from './date-words.ts';
import { fromHijri, fromHijriMonth } from './hijri.ts';

/** How a date of three numbers is read when nothing in it tells day from month. */
export type DayMonthOrder = 'day-first' | 'month-first';

/** Numbers of one date; `day` is null for a month, `month` too for a year. */
export interface WrittenDay {
  readonly calendar: Calendar;
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** Whether day and month could be the other way round. */
  readonly isAmbiguous: boolean;
}

const DAY_MS = 86_400_000;
/** A year of the Hijri calendar in a date without an era: no newspaper is from those years of the other calendar. */
const HIJRI_YEARS = [1300, 1500] as const;
/** The first Arabic newspapers are of the 1800s; a later year than the last is a slip or a number that is no year. */
const GREGORIAN_YEARS = [1800, 2100] as const;

export function isHijriYear(year: number): boolean {
  return year >= HIJRI_YEARS[0] && year <= HIJRI_YEARS[1];
}

/** Whether the number can be the year of an article in either calendar. */
export function isYear(year: number): boolean {
  return isHijriYear(year) || (year >= GREGORIAN_YEARS[0] && year <= GREGORIAN_YEARS[1]);
}

/** The stored form, as precise as can be said of it (`2018-06-14`, `2018-06`, `2018`); null when there is no such day. */
export function toStoredDay(written: WrittenDay, weekday: number | null, order: DayMonthOrder | null): string | null {
  const { calendar, year, month, day } = written;
  if (calendar === 'hijri') return isHijriYear(year) ? toHijriDay(written, weekday) : null;
  if (year < GREGORIAN_YEARS[0] || year > GREGORIAN_YEARS[1]) return null;
  if (month === null) return String(year);
  if (day === null) return month >= 1 && month <= 12 ? `${year}-${pad(month)}` : null;
  if (!written.isAmbiguous) return toGregorianDay(year, month, day);
  if (order === 'day-first') return toGregorianDay(year, month, day);
  if (order === 'month-first') return toGregorianDay(year, day, month);
  // The weekday knows which it is, when it fits one order only.
  const fitting = [toGregorianDay(year, month, day), toGregorianDay(year, day, month)].filter(
    (date) => date !== null && toWeekday(date) === weekday,
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function toHijriDay({ year, month, day }: WrittenDay, weekday: number | null): string | null {
  // A lunar year lies in two solar ones, and so does no stored form.
  if (month === null) return null;
  if (day !== null) {
    const date = fromHijri({ year, month, day });
    if (date === null || weekday === null) return date;
    // Countries begin a month by sighting, a day before or after the tables: the weekday says which it was.
    return [0, 1, -1].map((days) => addDays(date, days)).find((near) => toWeekday(near) === weekday) ?? date;
  }
  const span = fromHijriMonth(year, month);
  if (span === null) return null;
  const [first, last] = span;
  if (first.slice(0, 7) === last.slice(0, 7)) return first.slice(0, 7);
  return first.slice(0, 4) === last.slice(0, 4) ? first.slice(0, 4) : null;
}

/** Days between two stored days; null when one of them is less precise. */
export function daysBetween(a: string, b: string): number | null {
  if (a.length !== 10 || b.length !== 10) return null;
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS;
}

function toGregorianDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isThere = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return month >= 1 && month <= 12 && isThere ? at.toISOString().slice(0, 10) : null;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function toWeekday(date: string): number {
  return new Date(date).getUTCDay();
}

function pad(month: number): string {
  return String(month).padStart(2, '0');
}
