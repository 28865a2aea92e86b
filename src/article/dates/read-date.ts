/** A date as people write it to the form that is stored; the month systems of all Arab countries, Hijri, any digits. */
import { parsePublishedAt } from '../published-at.ts';
import { toAsciiDigit, toDateTokens } from './date-tokens.ts';
import type { DateWords } from './date-words.ts';
import { scanDate } from './scan-date.ts';
import { daysBetween, isHijriYear, toStoredDay } from './written-day.ts';
import type { DayMonthOrder, WrittenDay } from './written-day.ts';

/** No date is longer; what is, is a text that may hold one. */
const MAX_LENGTH = 160;
/** The tables of Umm al-Qura and the moon as it was sighted differ by so much. */
const MAX_HIJRI_DAYS = 2;
/** Seconds and milliseconds since 1970, from 1973 on: shorter numbers may be anything. */
const EPOCH = /^\d{9,10}$|^\d{12,13}$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})(Z)?)?$/u;
/** `Date.prototype.toString` names the zone once more, in the language of the reader. */
const ZONE_NAME = /(GMT[+-]\d{4}) ?\([^)]*\)$/u;

export interface ReadDateOptions {
  readonly words: DateWords;
  /** Null: a date that could be read both ways is rejected. */
  readonly order: DayMonthOrder | null;
}

/**
 * The date in the form of `parsePublishedAt`, as precise as it was written. Null for what is no date, what could be
 * two (`03/04/2018`, two digits for a year, تشرين alone) and what contradicts itself: a date is rejected rather than
 * guessed. A weekday is only asked where it decides, for it is often wrong. A time without a zone counts as UTC; one of
 * a zone that is not known is left out.
 */
export function readDate(text: string, { words, order }: ReadDateOptions): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return null;
  const ascii = trimmed.replaceAll(/\p{Nd}/gu, toAsciiDigit);
  const known = parsePublishedAt(ascii) ?? readStamp(ascii);
  // In the form of ISO too, a year of the 1400s is Hijri.
  if (known !== null && !isHijriYear(Number(known.slice(0, 4)))) return known;
  const tokens = toDateTokens(trimmed.replace(ZONE_NAME, '$1'), words);
  const scanned = tokens === null ? null : scanDate(tokens);
  if (scanned === null) return null;
  const day = chooseDay(scanned.days, (written) => toStoredDay(written, scanned.weekday, order));
  if (day === null || day.length < 10 || scanned.time === null || scanned.zone === null) return day;
  return parsePublishedAt(`${day}T${scanned.time}${scanned.zone ?? 'Z'}`) ?? day;
}

/** The one day that all of them name: Hijri beside Gregorian may be off by as much as the moon is. */
function chooseDay(written: readonly WrittenDay[], store: (day: WrittenDay) => string | null): string | null {
  const gregorian = written.filter(({ calendar }) => calendar === 'gregorian').map(store);
  const hijri = written.filter(({ calendar }) => calendar === 'hijri').map(store);
  const [chosen = null] = gregorian.length > 0 ? gregorian : hijri;
  if (chosen === null || gregorian.some((day) => day !== chosen)) return null;
  const isFar = hijri.some((day) => day !== null && (daysBetween(day, chosen) ?? 0) > MAX_HIJRI_DAYS);
  return isFar ? null : chosen;
}

/** Dates that programs write as one number. */
function readStamp(text: string): string | null {
  if (EPOCH.test(text)) return new Date(text.length > 10 ? Number(text) : Number(text) * 1000).toISOString();
  const compact = COMPACT.exec(text);
  if (!compact) return null;
  const [, year = '', month = '', day = '', hours, minutes, seconds] = compact;
  const date = `${year}-${month}-${day}`;
  return parsePublishedAt(hours === undefined ? date : `${date}T${hours}:${minutes}:${seconds}Z`);
}
