/** Queries of the whole grammar, over the words that an archive has. */
import fc from 'fast-check';
import type { Asked, OracleArticle, OracleField, OracleGroup } from './oracle.ts';
import { testAnalyzer, testQueryWords } from '../../support/meilisearch.ts';

const MEANINGFUL = new Set(testQueryWords.map(({ word }) => testAnalyzer.fold(word)));

export function createQueries(
  articles: readonly OracleArticle[],
  words: readonly string[],
  groups: readonly OracleGroup[],
): fc.Arbitrary<Asked> {
  const isContent = (word: string): boolean => testAnalyzer.terms(word).length === 1;
  const content = words.filter(isContent);
  // Half of the words are frequent, so that there is something to count.
  const word = fc.oneof(fc.constantFrom(...content.slice(0, 60)), fc.constantFrom(...content));
  // Question words at the beginning make a sentence, which is another language.
  const functionWord = fc.constantFrom(
    ...words.filter((each) => {
      const [only, ...others] = testAnalyzer.analyze(each);
      return only?.stop === true && others.length === 0 && !MEANINGFUL.has(only.folded);
    }),
  );
  const field = fc.constantFrom<OracleField | null>(null, null, null, 'title');
  const label = fc.constantFrom<OracleField>('source', 'author', 'category');
  const labelWord = fc.constantFrom('العربي', 'عربي', 'القدس', 'سياسة', 'علي', 'على', 'حسن', 'الحسن', 'وكالة', 'رياضة');
  /** Words that stand in a row in some article. */
  const run = fc
    .record({
      article: fc.constantFrom(...articles),
      at: fc.nat(30),
      length: fc.integer({ min: 2, max: 4 }),
      inTitle: fc.boolean(),
    })
    .map(({ article, at, length, inTitle }) =>
      (inTitle ? article.title : article.body)
        .split(' ')
        .slice(inTitle ? 0 : at)
        .slice(0, length),
    )
    .filter((some) => some.length > 1);
  const anyRun = fc.oneof(run, fc.tuple(word, word));
  const date = fc.constantFrom('1969', '1970-01', '1988-06-15', '2001', '2015-06', '2024-02-28');

  const leaf: fc.Arbitrary<Asked> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('word' as const), word, field }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('word' as const),
        word: fc.oneof(functionWord, fc.constant('البل')),
        field: fc.constant('title' as const),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('phrase' as const), words: anyRun, field }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('near' as const), words: anyRun, slop: fc.nat(8), field }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('spelling' as const), word: fc.constantFrom(...words), field }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('spelt-phrase' as const), words: run, field }) },
    {
      weight: 1,
      arbitrary: fc
        .record({ kind: fc.constant('prefix' as const), word: word.map((each) => each.slice(0, 3)), field })
        .filter(
          ({ word: prefix }) =>
            testAnalyzer.analyze(prefix, { mode: 'prefix' }).length === 1 && (prefix.match(/\p{L}/gu)?.length ?? 0) > 1,
        ),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('word' as const, 'prefix' as const, 'spelling' as const),
        word: labelWord,
        field: label,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('after' as const, 'before' as const), date }) },
  );
  /** The words of a name, side by side; the last one is now and then missing. */
  const name = fc
    .record({ name: fc.constantFrom(...groups.flat()), field, isWhole: fc.constantFrom(true, true, false) })
    .map(({ name: { words: some }, field: inField, isWhole }): Asked => {
      const said = some.length > 1 && !isWhole ? some.slice(0, -1) : some;
      return toAnd(said.map((each) => ({ kind: 'word', word: each, field: inField })));
    });
  const general = fc.letrec<{ asked: Asked }>((tie) => ({
    asked: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      name,
      // One name of a thing without another, now and then.
      fc.tuple(name, name).map(([sought, left]): Asked => toAnd([sought, { kind: 'not', of: left }])),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('asked'), { minLength: 2, maxLength: 3 }),
      }),
      tie('asked').map((of): Asked => ({ kind: 'not', of })),
    ),
  })).asked;

  /** Function words beside what says where to look, and perhaps beside what is sought: too few words for a sentence. */
  const stop: fc.Arbitrary<Asked> = functionWord.map((each) => ({ kind: 'word', word: each, field: null }));
  const elsewhere: fc.Arbitrary<Asked> = fc.oneof(
    fc.oneof(leaf, stop).map((of): Asked => ({ kind: 'not', of })),
    leaf.filter((each) => each.kind === 'after' || each.kind === 'before' || ('field' in each && each.field !== null)),
  );
  const sideBySide = (...parts: readonly fc.Arbitrary<Asked>[]): fc.Arbitrary<Asked> =>
    fc.tuple(...parts).chain((of) => fc.shuffledSubarray(of, { minLength: of.length }).map(toAnd));
  const functional = fc.oneof(
    sideBySide(stop, elsewhere),
    sideBySide(stop, stop, elsewhere),
    sideBySide(stop, elsewhere, leaf),
    sideBySide(sideBySide(stop, elsewhere), elsewhere),
    sideBySide(sideBySide(stop, elsewhere), leaf),
    sideBySide(stop, fc.tuple(elsewhere, fc.oneof(elsewhere, stop)).map(toOr)),
    sideBySide(
      stop,
      sideBySide(stop, elsewhere).map((of): Asked => ({ kind: 'not', of: { kind: 'not', of } })),
    ),
  );
  return fc.oneof({ weight: 4, arbitrary: general }, { weight: 1, arbitrary: functional });
}

const toAnd = (of: readonly Asked[]): Asked => ({ kind: 'and', of });
const toOr = (of: readonly Asked[]): Asked => ({ kind: 'or', of });
