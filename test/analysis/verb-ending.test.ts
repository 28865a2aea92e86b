import { describe, expect, test } from 'vitest';
import { cutVerbEnding } from '../../src/analysis/verb-ending.ts';
import { lexiconOf } from '../support/lexicon.ts';

type Counts = Readonly<Record<string, number>>;
const ROWS: readonly (readonly [string, Counts, string | null, string])[] = [
  ['ينهبون', {}, 'ينهب', 'of words in ya only verbs end so, attested or not'],
  ['ينهبوا', {}, 'ينهب', 'likewise'],
  ['يوهانسون', {}, null, 'but for names, which begin so'],
  ['يواصلون', { يواصل: 4 }, 'يواصل', 'and of them, too, when he is attested'],
  ['تنهبون', {}, null, 'many nouns begin with teh'],
  ['تنهبون', { ينهب: 4 }, 'تنهب', 'so that he must be attested'],
  ['يريفان', {}, null, 'and before an ending that many nouns have'],
  ['يحملان', { يحمل: 4 }, 'يحمل', 'as he is'],
  ['يحملان', { يحمل: 2, يحملان: 4 }, null, 'and no less usual'],
  ['يشعرن', { يشعر: 4 }, 'يشعر', 'likewise'],
  ['يحسن', { يحس: 8 }, null, 'nor are two letters left'],
  ['نهبون', { ينهب: 4 }, null, 'and a person is there'],
];

describe('an ending of the imperfect', () => {
  test.each(ROWS)('of %s, where %j are attested, leaves %s: %s', (word, counts, expected) => {
    expect(cutVerbEnding(word, lexiconOf(counts))?.word ?? null).toBe(expected);
  });
});
