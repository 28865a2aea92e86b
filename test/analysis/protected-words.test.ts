import { describe, expect, test } from 'vitest';
import { createFold } from '../../src/analysis/fold.ts';
import { createProtectedWords } from '../../src/analysis/protected-words.ts';

const { ownStart, cutsInto, hasOwnTeh, isShort } = createProtectedWords(
  [
    { word: 'وطن', sides: ['start', 'end'] },
    { word: 'لقاء', sides: ['start'] },
    { word: 'ولاية', sides: ['start', 'end'] },
    { word: 'فئة', sides: ['start'] },
    { word: 'يد', sides: ['start'] },
    { word: 'وجه', sides: ['end'] },
    { word: 'عملة', sides: ['teh'] },
    { word: 'ضد', sides: ['short'] },
  ],
  createFold([]),
);

const FORMS: readonly (readonly [string, string | null, string])[] = [
  ['وطن', 'وطن', 'is a form of itself'],
  ['وطنهم', 'وطن', 'may have an ending'],
  ['وطنيته', 'وطن', 'and one inside of another: a nisba in ة'],
  ['وطنياتهم', 'وطن', 'or its plural'],
  ['وطنياتهما', 'وطن', 'before the longest pronoun'],
  ['وطنتهم', 'وطن', 'or a teh'],
  ['وطناتهم', 'وطن', 'or the plural of one'],
  ['وطنيهم', 'وطن', 'or a plain nisba'],
  ['وطنقه', null, 'but no other letters'],
  ['لقاوه', 'لقاء', 'has a waw for its hamza before a pronoun'],
  ['لقايه', 'لقاء', 'or a yeh'],
  ['لقاي', null, 'and neither without one'],
  ['ولايته', 'ولايه', 'has a teh for its teh marbuta before a pronoun'],
  ['ولاياتهم', 'ولايه', 'and loses it in the plural'],
  ['يدها', 'يد', 'may have two letters'],
  ['فيته', 'فيه', 'and a teh marbuta behind them'],
  ['فياتهم', null, 'which has no such plural'],
  ['عملته', null, 'begins a word only where its own start is protected'],
];

describe('a protected word', () => {
  test.each(FORMS)('%s, of %s, %s', (form, own) => {
    expect(ownStart(form)).toBe(own);
  });

  test('is not cut into, but for its teh marbuta', () => {
    expect([cutsInto('وطنهم', 2), cutsInto('وطنهم', 3), cutsInto('وطنقه', 2)]).toEqual([true, false, false]);
    expect([cutsInto('ولايه', 4), cutsInto('ولايه', 3)]).toEqual([false, true]);
    expect([cutsInto('وجه', 2), cutsInto('لقاء', 3)]).toEqual([true, false]);
  });

  test('may have a teh marbuta without which it is another word', () => {
    expect(['عمل', 'عمله', 'ولاي'].map(hasOwnTeh)).toEqual([true, false, false]);
  });

  test('may be a noun of two letters that others are written together with', () => {
    expect(['ضد', 'ضده', 'يد', 'شي'].map(isShort)).toEqual([true, false, false, false]);
  });
});
