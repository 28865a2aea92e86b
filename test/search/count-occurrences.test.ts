/** Counting in codes must give what counting in tokens gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Token } from '../../src/analysis/token.ts';
import { readTokenCodes, toTokenCode, writeTokenCodes } from '../../src/article/token-code.ts';
import { EVERY_DOCUMENT } from '../../src/search/condition.ts';
import { createCounter } from '../../src/search/count-occurrences.ts';
import type { RankingModel, RankingName } from '../../src/search/ranking-model.ts';
import { testAnalyzer } from '../support/meilisearch.ts';

const word = fc.constantFrom('وزير', 'الوزير', 'وَزير', 'مدرسة', 'مدرسه', 'من', 'في', 'ماء', 'الماء', '2018');
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
const LEAD = 30;

const codeOf = (token: Token): number => toTokenCode(token).term;

const toName = (tokens: readonly Token[], isTyped = true, isExact = false): RankingName => ({
  codes: tokens.map(toTokenCode),
  isTyped,
  isExact,
});

function toModel(query: readonly Token[], inTitleOnly: boolean): RankingModel {
  const terms = new Map(query.filter(({ stop }) => !stop).map((token) => [token.term, token]));
  const telling = { articles: 1, weight: 1, condition: EVERY_DOCUMENT };
  const base = { ...telling, typed: telling, inTitleOnly };
  const pairs = new Map(
    query.flatMap((token, at) => {
      const next = query[at + 1];
      if (!next) return [];
      const pair = { first: codeOf(token), second: codeOf(next), weight: 1 };
      return [[`${pair.first} ${pair.second}`, pair] as const];
    }),
  );
  return {
    terms: [...terms].map(([name, token]) => ({ ...base, name, text: name, names: [toName([token])] })),
    pairs: [...pairs.values()],
    titleLength: 1,
    bodyLength: 1,
  };
}

test('terms and pairs are counted as often as they stand in title, body and lead, whatever was counted before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }),
      text,
      fc.boolean(),
      (articles, q, only) => {
        const model = toModel(testAnalyzer.analyze(q), only);
        const count = createCounter(model);
        for (const [titleText, bodyText] of articles) {
          const title = testAnalyzer.analyze(titleText);
          const body = testAnalyzer.analyze(bodyText);
          const counts = count(readTokenCodes(writeTokenCodes(title), writeTokenCodes(body)));
          const places = (tokens: readonly Token[], code: number): number[] =>
            tokens.flatMap((token, at) => (codeOf(token) === code ? [at] : []));
          model.terms.forEach(({ names }, at) => {
            const code = names[0]?.codes[0]?.term ?? -1;
            const inBody = only ? [] : places(body, code);
            expect(counts.inTitle[at]).toBe(places(title, code).length);
            expect(counts.inBody[at]).toBe(inBody.length);
            expect(counts.inLead[at]).toBe(inBody.filter((place) => place < LEAD).length);
          });
          const sideBySide = (tokens: readonly Token[], first: number, second: number): number =>
            places(tokens, first).filter((place) => {
              const next = tokens[place + 1];
              return next !== undefined && codeOf(next) === second;
            }).length;
          model.pairs.forEach(({ first, second }, at) => {
            expect(counts.pairsInTitle[at]).toBe(sideBySide(title, first, second));
            expect(counts.pairsInBody[at]).toBe(sideBySide(body, first, second));
          });
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['مدرسة', 'مدرسة', 3, 'the same spelling'],
  ['مدرسة', 'مدرسه', 2, 'another spelling of the same form'],
  ['مدرسة', 'والمدرسة', 1, 'another form of the word'],
  ['مدرسة', 'والمدرسة مدرسه', 2, 'the nearest of several'],
])('%s in "%s" is %i near: %s', (q, body, near) => {
  const count = createCounter(toModel(testAnalyzer.analyze(q), false));
  expect(count(readTokenCodes('', writeTokenCodes(testAnalyzer.analyze(body)))).nearest[0]).toBe(near);
});

test('other names count as the word that was typed, names of several words where these stand in a row', () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom('وزير', 'وزير ماء', 'وزير في مدرسة'), (titleText, bodyText, otherName) => {
      const title = testAnalyzer.analyze(titleText);
      const body = testAnalyzer.analyze(bodyText);
      const other = testAnalyzer.analyze(otherName);
      const typed = testAnalyzer.analyze('2018');
      const { terms, ...rest } = toModel(typed, false);
      const model = {
        ...rest,
        terms: terms.map((term) => ({ ...term, names: [toName(typed), toName(other, false)] })),
      };
      const counts = createCounter(model)(readTokenCodes(writeTokenCodes(title), writeTokenCodes(body)));
      const times = (tokens: readonly Token[], name: readonly Token[]): number =>
        tokens.filter((_, at) => name.every((each, index) => tokens[at + index]?.term === each.term)).length;
      expect(counts.inTitle[0]).toBe(times(title, typed) + times(title, other));
      expect(counts.inBody[0]).toBe(times(body, typed) + times(body, other));
      expect(counts.nearest[0]).toBe(times([...title, ...body], typed) > 0 ? 3 : 0);
    }),
    { numRuns: 300 },
  );
});

test('of a name that is meant in one spelling, no other counts', () => {
  const typed = testAnalyzer.analyze('2018');
  const { terms, ...rest } = toModel(typed, false);
  const names = [toName(typed), toName(testAnalyzer.analyze('مدرسة'), false, true)];
  const count = createCounter({ ...rest, terms: terms.map((term) => ({ ...term, names })) });
  const body = testAnalyzer.analyze('مدرسة ومدرسه والمدرسة ثم مدرسة');
  expect(count(readTokenCodes('', writeTokenCodes(body))).inBody[0]).toBe(2);
});
