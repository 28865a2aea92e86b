/** Words of the archive that may have been meant: the nearest, and no others. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDistance } from '../../src/search/edit-distance.ts';
import { createVocabulary } from '../../src/search/vocabulary.ts';
import { toTokenCode } from '../../src/article/token-code.ts';
import { testAnalyzer } from '../support/meilisearch.ts';

const word = fc.string({ unit: fc.constantFrom('ب', 'ت', 'س', 'ر', 'م', 'ن', 'ل'), minLength: 4, maxLength: 11 });
const LIMIT = 1000;

test('are those that fewest slips lead to, the most frequent first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 60 }), fc.nat(59), fc.nat(10), (words, which, at) => {
      const counted = words.map((value, index) => ({ value, count: words.length - index }));
      const vocabulary = createVocabulary(counted, testAnalyzer);
      const model = words[which % words.length] ?? '';
      const slipped = `${model.slice(0, at)}ق${model.slice(at + 1)}`;
      const [token] = testAnalyzer.analyze(slipped);
      const { folded } = token ?? expect.fail('is no word');
      const slips = folded.length >= 9 ? 2 : folded.length >= 5 ? 1 : 0;
      const apart = words.map((each) => toDistance(testAnalyzer.fold(each), folded, slips));
      const nearest = Math.min(...apart);
      const expected = words.filter((_, index) => apart[index] === nearest && nearest <= slips);
      const asked = { ...(token ?? expect.fail('is no word')), form: slipped };
      const found = vocabulary.near({ ...asked, code: toTokenCode(asked) }, LIMIT);
      expect(found).toEqual(slips === 0 ? [] : expected);
    }),
    { numRuns: 500 },
  );
});
