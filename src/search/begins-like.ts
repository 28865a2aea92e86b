/** What `سور*` means: a word begins so, as it is written or once its clitics (و، ال …) are taken off. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { ClauseToken } from './query-plan.ts';

/** `form` is a written form, `folded` the same folded. */
export function beginsLike(
  form: string,
  folded: string,
  prefix: Pick<ClauseToken, 'term' | 'folded'>,
  analyzer: Pick<Analyzer, 'analyze'>,
): boolean {
  if (folded.startsWith(prefix.folded)) return true;
  // Cutting clitics takes time and never adds letters, so that most words are told apart without.
  if (!folded.includes(prefix.term)) return false;
  return analyzer.analyze(form, { mode: 'prefix' }).some(({ term }) => term.startsWith(prefix.term));
}
