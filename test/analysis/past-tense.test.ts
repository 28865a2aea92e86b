import { describe, expect, test } from 'vitest';
import { isPast, toPast, toPastInWaw } from '../../src/analysis/past-tense.ts';
import { lexiconOf } from '../support/lexicon.ts';

type Row = readonly [string, Readonly<Record<string, number>>, string | null, string];

const PASTS: readonly Row[] = [
  ['قول', { قال: 9, قالت: 9 }, 'قال', 'has an alef for a waw'],
  ['قول', { قالت: 9 }, 'قول', 'when it is known by itself'],
  ['قول', { قال: 9 }, 'قول', 'and in the feminine'],
  ['طوي', { طاي: 9, طايت: 9 }, 'طوي', 'and never before a weak letter'],
  ['تجول', { تجال: 9, تجالت: 9 }, 'تجول', 'nor in a stem of four letters'],
  ['ريد', { اراد: 9, ارادت: 9 }, 'اراد', 'begins with alef in a stem of three letters with a yeh'],
  ['ستطيع', { استطاع: 9, استطاعت: 9 }, 'استطاع', 'or of five behind ست'],
  ['ستيد', { استاد: 9, استادت: 9 }, 'ستيد', 'but not of four behind it'],
  ['قتيد', { اقتاد: 9, اقتادت: 9 }, 'قتيد', 'nor of four others'],
  ['رتقيد', { ارتقاد: 9, ارتقادت: 9 }, 'رتقيد', 'nor of five others'],
  ['وكد', { اكد: 9, اكدت: 9, وكد: 8 }, 'اكد', 'has an alef for a hamza on a waw'],
  ['وكد', { اكد: 9, اكدت: 9, وكد: 9 }, 'وكد', 'when that is more usual'],
  ['وكد', { اكد: 9, اكدت: 32, وكدت: 2 }, 'وكد', 'and clearly so in the feminine'],
  ['ولف', { الف: 9, الفت: 9 }, 'ولف', 'and when the alef and lam are no article'],
];

const seen = { وصلت: 16, يصل: 1, تصل: 1 };
const PASTS_IN_WAW: readonly Row[] = [
  ['يصل', seen, 'وصل', 'both third persons and the past are known'],
  ['يصل', { ...seen, صلت: 1 }, 'وصل', 'the waw may just be no conjunction'],
  ['يصل', { ...seen, صلت: 2 }, null, 'it may be one'],
  ['يصل', { ...seen, تصل: 0 }, null, 'one person is not known'],
  ['تصل', { ...seen, يصل: 0 }, null, 'nor is the other here'],
  ['يصل', { ...seen, وصلت: 0 }, null, 'the past is not known'],
  ['نصل', seen, 'وصل', '"we" is another person'],
  ['اصل', seen, 'وصل', 'and so is "I"'],
  ['نصل', { ...seen, يصل: 16, نصل: 8 }, 'وصل', 'both are seldom written'],
  ['نصل', { ...seen, يصل: 16, نصل: 9 }, null, 'a word that is not so much rarer is a noun'],
  ['نصل', { ...seen, نصلت: 1 }, null, 'the noon is of a past'],
  ['اصل', { ...seen, اصل: 1 }, null, 'the alef is no person'],
  ['يوصل', { ووصلت: 16, يوصل: 1, توصل: 1, وصلت: 1 }, null, 'nothing was lost'],
];

describe('the past of an imperfect without its person', () => {
  test.each(PASTS)('of %s beside %j is %s: it %s', (stem, counts, past) => {
    expect(toPast(stem, lexiconOf(counts))).toBe(past);
  });

  test('may begin with an alef and a lam of its own', () => {
    expect(toPast('ولف', lexiconOf({ الف: 9, الفت: 9 }, ['الف']))).toBe('الف');
  });
});

describe('the past of an imperfect that has lost its waw', () => {
  test.each(PASTS_IN_WAW)('of %s beside %j is %s: %s', (imperfect, counts, past) => {
    expect(toPastInWaw(imperfect, lexiconOf(counts))).toBe(past);
  });
});

test.each<readonly [Readonly<Record<string, number>>, boolean, string]>([
  [{ قال: 1, قالت: 1 }, true, 'with its feminine'],
  [{ قالت: 1 }, false, 'not when it does not occur itself'],
  [{ قال: 1 }, false, 'nor without a feminine'],
])('beside %j it is %s that قال is a past: %s', (counts, expected) => {
  expect(isPast('قال', lexiconOf(counts))).toBe(expected);
});
