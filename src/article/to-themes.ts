/**
 * An article of so many terms has to say one of them so many times for it to be a theme; a longer one has to as much more
 * often as BM25 discounts its length (b 0.75, see `search/rank.ts`). The length is about that of a piece of news.
 */
const USUAL_LENGTH = 250;
const USUAL_TIMES = 3;

/**
 * The terms that an article says so often, for its length, that it is about them: those that gain most from how often
 * they are said. `times` by term; `length` in terms. Of an article of less than 28 terms it is all of them.
 */
export function toThemes(times: ReadonlyMap<string, number>, length: number): string[] {
  const least = USUAL_TIMES * (0.25 + (0.75 * length) / USUAL_LENGTH);
  return [...times].flatMap(([term, count]) => (count >= least ? [term] : []));
}
