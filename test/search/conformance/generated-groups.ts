/** Names that count as one another, made of words that the generated archive has. */
import { testAnalyzer } from '../../support/meilisearch.ts';
import type { OracleGroup } from './oracle.ts';

/** Every shape of a name: words, phrases of two and three, one with a function word inside, one spelling, one within another. */
export function toGroups(words: readonly string[]): OracleGroup[] {
  const terms = new Set<string>();
  const content = words.filter((word) => {
    const [term, ...others] = testAnalyzer.terms(word);
    if (term === undefined || others.length > 0 || terms.has(term)) return false;
    terms.add(term);
    return true;
  });
  let next = 0;
  const take = (): string => content[next++] ?? '';
  const name = (...some: readonly string[]) => ({ words: some, isSpelt: false });
  const spelt = (word: string) => ({ words: [word], isSpelt: true });
  const [first, second] = [take(), take()];
  return [
    [name(first), name(take())],
    [name(first, second), name(take()), name(take())],
    [name(take(), take()), name(take(), take(), take())],
    [name(take(), 'في', take()), name(take())],
    [spelt(take()), name(take()), spelt(take())],
  ];
}
