/** The results over time: in which steps they are counted, and the days that each step stands for. How they look is `views/timeline.ts`. */
import type { HistogramUnit } from '../search/search-request.ts';
import type { FacetCount } from '../search/search-result.ts';

/** One step of time, with the first and last of its days. */
export interface TimelineBar {
  /** `2018`, `2018-06` or `2018-06-14`. */
  readonly value: string;
  readonly count: number;
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
/** Longest ranges that are shown day by day and month by month. */
const DAYS_BY_DAY = 62;
const DAYS_BY_MONTH = 731;
/** Steps without results are shown while there is room, so that a gap in time is a gap to the eye. */
const MAX_BARS = 130;

type Range = { readonly from: string | null; readonly to: string | null };

/** Years, until the dates chosen are so near each other that months or days tell more. */
export function toTimelineUnit({ from, to }: Range): HistogramUnit {
  if (from === null || to === null) return 'year';
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days <= DAYS_BY_DAY) return 'day';
  return days <= DAYS_BY_MONTH ? 'month' : 'year';
}

/** Bars in the order of time; `counts` are the histogram of an answer. */
export function toTimelineBars(counts: readonly FacetCount[]): readonly TimelineBar[] {
  const bars: TimelineBar[] = [];
  for (const { value, count } of counts) {
    const gap: TimelineBar[] = [];
    const before = bars.at(-1)?.value;
    for (let step = before && nextOf(before); step && step < value; step = nextOf(step)) {
      gap.push({ value: step, count: 0, ...daysOf(step) });
      if (bars.length + gap.length >= MAX_BARS) return counts.map((one) => ({ ...one, ...daysOf(one.value) }));
    }
    bars.push(...gap, { value, count, ...daysOf(value) });
  }
  return bars;
}

function daysOf(value: string): { readonly from: string; readonly to: string } {
  return { from: toDay(toTime(value)), to: toDay(toTime(nextOf(value)) - DAY_MS) };
}

function nextOf(value: string): string {
  const date = new Date(toTime(value));
  const [, month, day] = value.split('-');
  if (month === undefined) date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (day === undefined) date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + 1);
  return toDay(date.getTime()).slice(0, value.length);
}

const toTime = (value: string): number => Date.parse(value.padEnd(10, '0000-01-01'.slice(value.length)));
const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
