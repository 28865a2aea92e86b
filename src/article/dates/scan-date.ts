/** Tokens to the days and the hour that they name. What a day means is `written-day.ts`. */
import type { DateToken } from './date-tokens.ts';
import type { Calendar, DateWord } from './date-words.ts';
import { isHijriYear, isYear } from './written-day.ts';
import type { WrittenDay } from './written-day.ts';

export interface ScannedDate {
  readonly days: readonly WrittenDay[];
  readonly weekday: number | null;
  /** `HH:MM:SS`; null when none was written. */
  readonly time: string | null;
  /** Offset of the time; null when it is not known; undefined when nothing was said of it. */
  readonly zone: string | null | undefined;
}

type Kind = DateWord['kind'];
type Meaning<K extends Kind> = Extract<DateWord, { kind: K }>;

/** Null when a number is left over, when months contradict each other, or when there is no day at all. */
export function scanDate(tokens: readonly DateToken[]): ScannedDate | null {
  const days: WrittenDay[] = [];
  let weekday: number | null = null;
  let time: string | null = null;
  let zone: string | null | undefined;
  let at = 0;

  const meaning = <K extends Kind>(index: number, kind: K): Meaning<K> | null => {
    const token = tokens[index];
    if (token?.kind !== 'word') return null;
    return token.meanings.find((word): word is Meaning<K> => word.kind === kind) ?? null;
  };
  const number = (index: number): Extract<DateToken, { kind: 'number' }> | null => {
    const token = tokens[index];
    return token?.kind === 'number' ? token : null;
  };
  const sign = (index: number): string | null => {
    const token = tokens[index];
    return token?.kind === 'sign' ? token.sign : null;
  };
  /** Past words that say nothing and signs between the parts of a date. */
  const skip = (index: number): number => {
    let next = index;
    while ((sign(next) !== null && sign(next) !== ':' && sign(next) !== '+') || meaning(next, 'filler')) next += 1;
    return next;
  };

  function readTime(): boolean {
    const hours = number(at);
    if (hours === null || hours.digits > 2) return false;
    const minutes = sign(at + 1) === ':' ? number(at + 2) : null;
    const half = meaning(at + (minutes === null ? 1 : 3), 'half');
    if (minutes === null && half === null) return false;
    let next = at + (minutes === null ? 1 : 3);
    let seconds = 0;
    if (minutes !== null && sign(next) === ':' && number(next + 1) !== null) {
      seconds = number(next + 1)?.value ?? 0;
      next += 2;
      if (sign(next) === '.' && number(next + 1) !== null) next += 2;
    }
    const isMarked = meaning(next, 'half') ?? half ?? (meaning(next, 'era')?.calendar === 'gregorian' ? PM : null);
    if (isMarked !== null) next += 1;
    const hour = toHour(hours.value, isMarked?.half ?? null);
    if (hour === null || (minutes?.value ?? 0) > 59 || seconds > 59 || time !== null) return false;
    time = [hour, minutes?.value ?? 0, seconds].map((part) => String(part).padStart(2, '0')).join(':');
    at = readZone(next);
    return true;
  }

  function readZone(from: number): number {
    let next = from;
    while (meaning(next, 'filler')) next += 1;
    const named = meaning(next, 'zone');
    if (named !== null) {
      zone = named.offset;
      next += 1;
    } else next = from;
    const plus = sign(next);
    const offset = number(next + 1);
    if (
      (plus === '+' || (plus === '-' && next > 0)) &&
      offset !== null &&
      (offset.digits === 2 || offset.digits === 4)
    ) {
      const hours = offset.digits === 4 ? Math.floor(offset.value / 100) : offset.value;
      const withColon = sign(next + 2) === ':' ? number(next + 3) : null;
      const minutes = offset.digits === 4 ? offset.value % 100 : (withColon?.value ?? 0);
      zone = `${plus}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
      return next + (withColon === null ? 2 : 4);
    }
    return next;
  }

  function addDay(
    year: number,
    month: number | null,
    day: number | null,
    named: Calendar | null,
    isAmbiguous = false,
  ): void {
    const era = meaning(at, 'era');
    if (era !== null) at += 1;
    const calendar = era?.calendar ?? named ?? (isHijriYear(year) ? 'hijri' : 'gregorian');
    days.push({ calendar, year, month, day, isAmbiguous: isAmbiguous && calendar === 'gregorian' });
  }

  /** `14/6/2018`, `2018-06-14`, `6/2018`. */
  function readNumbers(): boolean {
    const [a, b, c] = [number(at), number(at + 2), number(at + 4)];
    const [first, second] = [sign(at + 1), sign(at + 3)];
    if (a === null || b === null || first === null || first === ':' || first === '+') return false;
    if (c !== null && second === first) {
      if (a.digits === 4 && b.digits <= 2 && c.digits <= 2) {
        at += 5;
        addDay(a.value, b.value, c.value, null);
        return true;
      }
      if (c.digits !== 4 || a.digits > 2 || b.digits > 2) return false;
      at += 5;
      const isMonthFirst = a.value <= 12 && b.value > 12;
      const [day, month] = isMonthFirst ? [b.value, a.value] : [a.value, b.value];
      // Dots and Arabic digits are never written month first.
      const isAmbiguous = day <= 12 && month <= 12 && day !== month && first !== '.' && !(a.isArabic && b.isArabic);
      addDay(c.value, month, day, null, isAmbiguous);
      return true;
    }
    const [year, month] = a.digits === 4 ? [a, b] : [b, a];
    if (year.digits !== 4 || month.digits > 2) return false;
    at += 3;
    addDay(year.value, month.value, null, null);
    return true;
  }

  /** Month names that stand for one month: `حزيران/يونيو`, `حزيران (يونيو)`. Null when they are of two. */
  function readMonth(from: number): { readonly month: Meaning<'month'>; readonly next: number } | null {
    const month = meaning(from, 'month');
    if (month === null) return null;
    let next = from + 1;
    for (;;) {
      const other = sign(next) === null ? next : next + 1;
      const again = meaning(other, 'month');
      if (again === null) return { month, next };
      if (again.month !== month.month || again.calendar !== month.calendar) return null;
      next = other + 1;
    }
  }

  /** `14 يونيو 2018`, `June 14, 2018`, `2018 يونيو 14`, `يونيو 2018`, `الأول من يونيو 2018`. */
  function readNamed(): boolean {
    const before = number(at);
    const ordinal = meaning(at, 'day');
    const hasBefore = before !== null || (ordinal !== null && meaning(skip(at + 1), 'month') !== null);
    const found = readMonth(hasBefore ? skip(at + 1) : at);
    if (found === null) return false;
    const { month, calendar } = found.month;
    const after = skip(found.next);
    const next = number(after);
    if (before !== null && before.digits === 4 && next !== null && next.digits <= 2 && sign(after + 1) !== ':') {
      at = after + 1;
      addDay(before.value, month, next.value, calendar);
      return true;
    }
    if (before !== null && before.digits > 2) return false;
    let day = before?.value ?? (hasBefore ? (ordinal?.day ?? null) : null);
    let yearAt = after;
    if (day === null && next !== null && next.digits <= 2) {
      day = next.value;
      yearAt = skip(after + 1);
    }
    const year = number(yearAt);
    if (year === null || year.digits !== 4) return false;
    at = yearAt + 1;
    addDay(year.value, month, day, calendar);
    return true;
  }

  while (at < tokens.length) {
    if (readTime() || readNumbers() || readNamed()) continue;
    const lone = number(at);
    if (lone !== null) {
      if (lone.digits !== 4 || !isYear(lone.value)) return null;
      at += 1;
      addDay(lone.value, null, null, null);
      continue;
    }
    if (meaning(at, 'update') !== null && days.length > 0) break;
    if (meaning(at, 'month') !== null || meaning(at, 'half') !== null) return null;
    const named: Meaning<'weekday'> | null = meaning(at, 'weekday');
    if (named !== null) {
      if (weekday !== null && weekday !== named.weekday) return null;
      weekday = named.weekday;
    }
    at += 1;
  }
  return days.length === 0 ? null : { days, weekday, time, zone };
}

const PM: Meaning<'half'> = { kind: 'half', half: 'pm' };

/** The hour of the day; null when there is no such hour. */
function toHour(hour: number, half: 'am' | 'pm' | null): number | null {
  if (half === null || hour > 12) return hour <= 23 ? hour : null;
  if (half === 'am') return hour === 12 ? 0 : hour;
  return hour === 12 ? 12 : hour + 12;
}
