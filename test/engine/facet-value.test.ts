/** Filters mean the value that was chosen, unit for unit, whatever the engine thinks equal. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromFacetValue, toFacetValue } from '../../src/engine/facet-value.ts';
import { EVERYTHING } from '../../src/search/search-index.ts';
import { FACET_NAMES, NO_FILTERS } from '../../src/search/search-request.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex } from '../support/meilisearch.ts';
import { arabicText } from '../support/arabic-text.ts';

/** Neighbours of one another to the eye, to Unicode, or to the engine's filter language. */
const NASTY = [
  ['BBC', 'bbc', 'é', 'e\u0301', 'أحمد', 'ا\u0654حمد', 'احمد', 'محمد', 'مُحمد', 'ﷺ', 'صلى الله عليه وسلم'],
  ['Ⅳ', 'IV', 'iv', 'İ', 'ı', 'i', 'ß', 'ss', 'SS', 'ﬁ', 'fi', 'a b', 'a\u00A0b', 'a  b', 'ab'],
  ['"q"', 'q', '\\', '\\"', '"', 'back\\slash', 'back\\\\slash', "it's", '`', 'a,b', '[a]', 'a" OR source = "q'],
  ['a\u200Fb', '\u202Eabc', 'abc', '\u2067abc\u2069', '😀', '😀\u200D😀', 'x\u0000y', 'xy', '7', '007', '7.0'],
  ['null', 'true', 'EMPTY', 'NOT', '__proto__', 'constructor', '*', 'سطر\nآخر', 'سطر آخر', 'a\u001Fb'],
  [199, 200, 240, 300, 1000].flatMap((length) => ['ا'.repeat(length), `${'ا'.repeat(length)}ب`]),
  ['字'.repeat(200), `${'字'.repeat(199)}子`, '😀'.repeat(100), 'أ'.repeat(200), 'ﷺ'.repeat(200)],
].flat();
const SOME = fc.sample(fc.oneof(arabicText, fc.string({ unit: 'grapheme', maxLength: 40 })), 150);
const values = [...new Set([...NASTY, ...SOME])].filter((value) => value.trim() !== '');
/** Longer ones can be filtered by, but are on no list. */
const LISTED_BYTES = 400;

let testIndex: TestIndex;
beforeAll(async () => {
  testIndex = await createTestIndex('values');
  await testIndex.add(
    ...values.map((value, at) => ({
      id: String(at),
      title: 'خبر',
      source: value,
      category: value,
      author: value,
      tags: [value],
      language: value,
    })),
  );
});
afterAll(() => testIndex.drop());

test.each(FACET_NAMES)('a filter by %s lets exactly the articles with that value through', async (name) => {
  const queries = values.map((value) => ({
    ...EVERYTHING,
    filters: { ...NO_FILTERS, [name]: [value] },
    limit: 10,
    load: 'text' as const,
  }));
  const answers = await testIndex.index.find(queries);
  answers.forEach(({ hits, total }, at) => {
    const value = values[at] ?? '';
    expect(hits.map(({ article }) => article)).toMatchObject([
      { source: value, category: value, author: value, tags: [value], language: value },
    ]);
    expect(total).toBe(1);
  });
});

test('several values of a filter are alternatives, however many and however odd', async () => {
  const some = values.filter((_value, at) => at % 2 === 0).slice(0, 100);
  const [answer] = await testIndex.index.find([{ ...EVERYTHING, filters: { ...NO_FILTERS, source: some } }]);
  expect(answer?.total).toBe(some.length);
});

test.each(FACET_NAMES)('the facet %s counts each value apart', async (name) => {
  const [answer] = await testIndex.index.find([{ ...EVERYTHING, facets: [name] }]);
  const listed = values.filter((value) => Buffer.byteLength(value.normalize('NFKD').toLowerCase()) <= LISTED_BYTES);
  const counts = answer?.facets[name] ?? [];
  expect(counts.map(({ value }) => value).sort()).toEqual(listed.sort());
  expect(new Set(counts.map(({ count }) => count))).toEqual(new Set([1]));
});

describe('a facet value', () => {
  test('comes back from the engine as it was, or not at all when it is too long to list', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...NASTY), arabicText), (value) => {
        expect([value, null]).toContain(fromFacetValue(toFacetValue(value)));
      }),
    );
    expect(fromFacetValue(toFacetValue('صحيفة النخيل'))).toBe('صحيفة النخيل');
    expect(fromFacetValue(toFacetValue('ا'.repeat(1000)))).toBeNull();
  });

  test('with half a surrogate pair, which no article can have, finds what the archive made of it', async () => {
    const [answer] = await testIndex.index.find([
      { ...EVERYTHING, filters: { ...NO_FILTERS, source: ['half \uD83D', 'BBC'] } },
    ]);
    expect(answer?.total).toBe(1);
    expect(toFacetValue('half \uD83D')).toBe(toFacetValue('half \uFFFD'));
  });
});
