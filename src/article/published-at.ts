/** Publication dates: the forms that are accepted and the second at which they begin. Free text is not read here. */

/** `2018`, `2018-06`, `2018-06-14`, or a time of that day with or without a zone; a space may stand for the `T`. */
const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?)?)?$/u;
/** RFC 5322 §3.3 and the zone names of its §4.3, the form of RSS: `Thu, 14 Jun 2018 09:30:00 +0300`. */
const RFC_5322 =
  /^(?:[A-Z][a-z]{2}, ?)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}(?::\d{2})?) ([+-]\d{4}|Z|[A-Z]{2,3})$/u;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ZONES: ReadonlyMap<string, string> = new Map([
  ...['Z', 'UT', 'UTC', 'GMT'].map((name) => [name, 'Z'] as const),
  ['EDT', '-04:00'],
  ['EST', '-05:00'],
  ['CDT', '-05:00'],
  ['CST', '-06:00'],
  ['MDT', '-06:00'],
  ['MST', '-07:00'],
  ['PDT', '-07:00'],
  ['PST', '-08:00'],
]);

/**
 * The same date in the one form that is stored, as precise as it came: `2018`, `2018-06`, `2018-06-14` or
 * `2018-06-14T06:30:00.000Z`. A time without a zone counts as UTC. Null when `text` is no such date, or names a day
 * or an hour that no calendar or clock has.
 */
export function parsePublishedAt(text: string): string | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso) {
    const [, year = '', month, day, time, zone = 'Z'] = iso;
    if (!isDay(year, month ?? '01', day ?? '01')) return null;
    const date = [year, month, day].filter((part) => part !== undefined).join('-');
    return time === undefined ? date : toInstant(date, time, zone);
  }
  const mail = RFC_5322.exec(trimmed);
  if (!mail) return null;
  const [, day = '', monthName = '', year = '', time = '', zone = ''] = mail;
  const month = String(MONTHS.indexOf(monthName) + 1).padStart(2, '0');
  const dayOfTwo = day.padStart(2, '0');
  return isDay(year, month, dayOfTwo) ? toInstant(`${year}-${month}-${dayOfTwo}`, time, zone) : null;
}

/** Whether the calendar has the day: `Date` takes 31 February for 3 March, so a day that there is not ends in another month. */
function isDay(year: string, month: string, day: string): boolean {
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return year !== '0000' && at.getUTCMonth() + 1 === Number(month);
}

function toInstant(date: string, time: string, zone: string): string | null {
  const offset =
    ZONES.get(zone) ?? zone.replace(/^([+-]\d{2}):?(\d{2})?$/u, (_, hours, minutes = '00') => `${hours}:${minutes}`);
  const at = Date.parse(`${date}T${time}${offset}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The first second of a stored date (UTC, may be negative). */
export function toSeconds(publishedAt: string): number {
  return Math.floor(Date.parse(publishedAt) / 1000);
}

/** The first second of a day and the first after it, for a filter in whole days. `day` is `YYYY-MM-DD`. */
export function toDaySeconds(day: string): { readonly start: number; readonly end: number } {
  const start = toSeconds(day);
  return { start, end: start + 86_400 };
}

/** The day in UTC as `YYYY-MM-DD`, of a given instant. */
export function toDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}
