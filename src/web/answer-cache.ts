/** The last answers, so that going back shows at once what was there. */
import { toSearchPath } from './remote/fetch-search.ts';
import type { AnsweredSearch } from './remote/fetch-search.ts';
import type { SearchState } from './search-state.ts';

const MAX_ANSWERS = 30;
const answers = new Map<string, AnsweredSearch>();

/** The answer that was last shown for a search; undefined when it is too long ago. */
export function recallAnswer(search: SearchState): AnsweredSearch | undefined {
  const answer = answers.get(toSearchPath(search));
  return answer === undefined ? undefined : { ...answer, search };
}

export function rememberAnswer(answer: AnsweredSearch): void {
  const path = toSearchPath(answer.search);
  answers.delete(path);
  answers.set(path, answer);
  const [oldest] = answers.keys();
  if (answers.size > MAX_ANSWERS && oldest !== undefined) answers.delete(oldest);
}
