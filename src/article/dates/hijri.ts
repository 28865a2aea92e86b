/** The calendar of Umm al-Qura, by the tables that ICU carries (1300 to 1600 AH); outside of them nothing is said. */

const FIRST_YEAR = 1300;
const LAST_YEAR = 1600;
const DAY_MS = 86_400_000;
/** 1 Muharram 1300 AH, within a few days; the mean length of a lunar year is 354.36707 days. */
const ANCHOR_MS = Date.UTC(1882, 10, 12);
const MEAN_YEAR_DAYS = 354.367_07;
const MEAN_MONTH_DAYS = 29.530_589;

const calendar = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

interface HijriDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The Gregorian day as `YYYY-MM-DD`; null when the calendar has no such day. */
export function fromHijri({ year, month, day }: HijriDay): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 30) return null;
  const days = (year - FIRST_YEAR) * MEAN_YEAR_DAYS + (month - 1) * MEAN_MONTH_DAYS + day - 1;
  const guess = ANCHOR_MS + Math.round(days) * DAY_MS;
  for (let off = 0; off <= 4; off += 1)
    for (const sign of off === 0 ? [1] : [1, -1]) {
      const at = new Date(guess + sign * off * DAY_MS);
      const found = toHijri(at);
      if (found.year === year && found.month === month && found.day === day) return at.toISOString().slice(0, 10);
    }
  return null;
}

/** First and last Gregorian day of a month; null when the calendar does not know it. */
export function fromHijriMonth(year: number, month: number): readonly [string, string] | null {
  const first = fromHijri({ year, month, day: 1 });
  const last = fromHijri({ year, month, day: 30 }) ?? fromHijri({ year, month, day: 29 });
  return first === null || last === null ? null : [first, last];
}

function toHijri(at: Date): HijriDay {
  const parts = new Map(calendar.formatToParts(at).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
  return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 };
}
