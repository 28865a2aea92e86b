/** Looking for a value of a facet as a reader types it: "العربي" finds القدس العربي. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import { beginsLike } from './begins-like.ts';

/** Whether every word of `text`, be it only begun, is one of the words of `value`, in any spelling and order. */
export function hasWords(value: string, text: string, analyzer: Pick<Analyzer, 'analyze'>): boolean {
  const wanted = analyzer.analyze(text, { mode: 'prefix' });
  if (wanted.length === 0) return true;
  const words = analyzer.analyze(value);
  return wanted.every((want) =>
    words.some(
      ({ term, folded, surface }) => term === want.term || beginsLike(toWrittenForm(surface), folded, want, analyzer),
    ),
  );
}
