/** Which article comes first, and why: `better ⇥ worse` for a query, all else equal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestIndex } from '../support/meilisearch.ts';
import { createTestIndex } from '../support/meilisearch.ts';
import type { Asker } from './ask.ts';
import { createAsker, idsOf } from './ask.ts';

let testIndex: TestIndex;
let asker: Asker;
const FILLER = 'كلام كثير عن أمور أخرى لا صلة لها بما يسأل عنه القارئ اليوم '.repeat(4);
const PAIRS = [
  ['زلزال', { title: 'زلزال', body: FILLER }, { title: 'خبر', body: `${FILLER} زلزال` }, 'the title over the body'],
  [
    'بركان',
    { title: 'خبر', body: `بركان ${FILLER}` },
    { title: 'خبر', body: `${FILLER} بركان` },
    'the lead over the rest',
  ],
  ['مدرسة', { title: 'خبر', body: 'مدرسة' }, { title: 'خبر', body: 'مدرسه' }, 'the spelling over another'],
  ['مصنع', { title: 'خبر', body: 'مصنع' }, { title: 'خبر', body: 'والمصنع' }, 'the word over a form of it'],
  ['خزان ماء', { title: 'خبر', body: 'خزان ماء قديم' }, { title: 'خبر', body: 'ماء قديم خزان' }, 'words side by side'],
  [
    'من هنا نبدأ رحلة',
    { title: 'خبر', body: 'من هنا نبدأ رحلة' },
    { title: 'خبر', body: 'نبدأ هنا من رحلة' },
    'function words in their places',
  ],
  [
    '="علي"',
    { title: 'خبر', body: 'علي وقال علي' },
    { title: 'خبر', body: 'علي وقال على' },
    'the exact spelling alone, a function word or not',
  ],
] as const;

beforeAll(async () => {
  testIndex = await createTestIndex('ranking');
  // The worse one is newer, so that only the reason can put it second.
  await testIndex.add(
    ...PAIRS.flatMap(([, better, worse], at) => [
      { id: `better-${at}`, ...better, publishedAt: '2001-01-01' },
      { id: `worse-${at}`, ...worse, publishedAt: '2020-01-01' },
    ]),
    { id: 'other', title: 'خبر', body: FILLER },
  );
  asker = createAsker(testIndex);
});
afterAll(() => testIndex.drop());

test.each(PAIRS.map(([q, , , why], at) => [q, why, at] as const))('%s: %s', async (q, _why, at) => {
  const ids = idsOf((await asker.ask({ q })).hits).filter((id) => id.endsWith(`-${at}`));
  expect(ids).toEqual([`better-${at}`, `worse-${at}`]);
});

describe('an explanation', () => {
  test('has the terms with their places, and parts that sum up to the score', async () => {
    const { hits } = await asker.ask({ q: 'خزان ماء', explain: true });
    const [first] = hits;
    const { score, terms, together } = first?.explanation ?? expect.fail('is not there');
    expect(terms.map(({ text, inBody, spelling }) => ({ text, inBody, spelling }))).toEqual(
      expect.arrayContaining([
        { text: 'خزان', inBody: 1, spelling: 'written' },
        { text: 'ماء', inBody: 1, spelling: 'written' },
      ]),
    );
    const sum = terms.reduce((total, term) => total + (term.score ?? 0), together ?? 0);
    expect(sum).toBeCloseTo(score ?? 0, 2);
    expect(together).toBeGreaterThan(0);
    for (const { words } of terms) expect(words.map(({ field }) => field)).toEqual(['body']);
  });

  test('is left out unless it was asked for', async () => {
    const { hits } = await asker.ask({ q: 'خزان ماء' });
    expect(hits[0]).not.toHaveProperty('explanation');
  });

  test('names the rules that brought a word of the text to the term', async () => {
    const { hits } = await asker.ask({ q: 'مصنع', explain: true });
    const [term] = hits.find(({ id }) => id === 'worse-3')?.explanation?.terms ?? [];
    expect(term).toMatchObject({ spelling: 'stemmed', words: [{ text: 'والمصنع', field: 'body' }] });
    expect(term?.words[0]?.rules).not.toEqual([]);
  });
});
