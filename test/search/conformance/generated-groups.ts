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

/** The same groups with what they mean but do not say: a word that has other names by itself has them in a name, too. */
export function toMeant(groups: readonly OracleGroup[]): OracleGroup[] {
  const othersOf = (word: string): readonly string[] => {
    const group = groups.find((names) => names.some(({ words, isSpelt }) => !isSpelt && words.join(' ') === word));
    return (group ?? []).flatMap(({ words: [only, ...more], isSpelt }) =>
      only === undefined || more.length > 0 || isSpelt || only === word ? [] : [only],
    );
  };
  const vary = ([word, ...rest]: readonly string[]): string[][] =>
    word === undefined ? [[]] : [word, ...othersOf(word)].flatMap((each) => vary(rest).map((end) => [each, ...end]));
  return groups.map((group) =>
    group.flatMap((name) =>
      name.words.length === 1 ? [name] : vary(name.words).map((words) => ({ words, isSpelt: name.isSpelt })),
    ),
  );
}
