import { describe, expect, test } from 'vitest';
import { toFullForm } from '../../src/analysis/full-form.ts';
import { lexiconOf } from '../support/lexicon.ts';

type Counts = Readonly<Record<string, number>>;
type Row = readonly [string, Counts, string | null, string];

const unlisted = (): boolean => false;
const fullForm = (word: string, counts: Counts, own: readonly string[] = []): string | null =>
  toFullForm(word, lexiconOf(counts, own), unlisted);

const ends = { ينتهي: 8, تنتهي: 1 };
const can = { يستطيع: 2, تستطيع: 2 };
const goes = { يمضي: 2, تمضي: 2 };
const ROWS: readonly Row[] = [
  ['ينته', ends, 'ينتهي', 'the jussive of a weak verb'],
  ['تنته', { ...ends, تنته: 4 }, 'تنتهي', 'as rare as that may be'],
  ['تنته', { ...ends, تنته: 5 }, null, 'a word as usual as both persons of the full form is another'],
  ['ينته', { ينتهي: 8 }, null, 'one person alone is not enough'],
  ['ينته', { ...ends, نته: 1, نتهت: 1 }, null, 'it is a verb of its own'],
  ['ينته', { ...ends, انته: 1, انتهت: 1, انتهوا: 1 }, null, 'so it is when it begins with alef'],
  ['ينته', { ...ends, انته: 1, انتهت: 1 }, 'ينتهي', 'but for "I", which has no plural'],
  ['يود', { يودي: 64, تودي: 64 }, null, 'three letters are of another verb'],
  ['يستطع', can, 'يستطيع', 'the jussive of a hollow verb'],
  ['يحتج', { يحتاج: 9, تحتاج: 9 }, 'يحتاج', 'likewise'],
  ['يحتج', { يحتاج: 9, تحتاج: 9, احتج: 1, احتجت: 1, يحتجون: 1 }, null, 'it is a verb of its own'],
  ['يمضون', goes, 'يمضي', 'the plural of a weak verb'],
  ['يمضوا', { ...goes, يمض: 2 }, 'يمضي', 'also where the jussive occurs'],
  ['يمضون', { ...goes, يمض: 3 }, null, 'but not where it is so usual that it is another word'],
  ['يمضون', { ...goes, يمضو: 3 }, null, 'nor where there is a verb in waw'],
  ['يون', { ي: 1, يي: 4, تي: 4 }, null, 'two letters are no verb'],
  ['يستعاد', { استعاد: 1, استعادت: 1 }, 'استعاد', 'the passive of a hollow verb in است'],
  ['تستعاد', { استعاد: 1 }, null, 'its past must be known'],
  ['يستعاد', { يستعاد: 1, استعاد: 1, استعادت: 1 }, 'استعاد', 'a passive may occur'],
  ['يعتاد', { اعتاد: 1, اعتادت: 1 }, 'اعتاد', 'nobody has written it, but the past with an alef in front'],
  ['يعتاد', { يعتاد: 1, اعتاد: 1, اعتادت: 1 }, null, 'other verbs have their alef in the active, too'],
  ['يعاد', { اعاد: 1, اعادت: 1 }, null, 'three letters are of too many verbs'],
  ['استفدت', { استفاد: 1, استفادت: 1 }, 'استفاد', '"I" of a hollow verb'],
  ['استفدنا', { استفاد: 1, استفادت: 1 }, 'استفاد', 'and "we"'],
  ['احتللت', { احتل: 1, احتلت: 1 }, 'احتل', '"I" of a verb with a doubled letter'],
  ['استعدت', { استعاد: 1, استعادت: 1, استعد: 1, استعدت: 1, استعدوا: 1 }, null, 'it may be "she" of another verb'],
  ['استطعت', { استطاع: 1, استطاعت: 1, استطع: 1, استطعت: 1 }, 'استطاع', 'but none that has no plural'],
  ['اثرت', { اثار: 1, اثارت: 1, اثر: 1 }, null, 'three letters are enough for another verb'],
  ['افضت', { افاض: 1, افاضت: 1, افضي: 1 }, null, 'it is of a weak verb'],
  ['اقيل', { اقيل: 1, اقال: 1, اقالت: 1 }, 'اقال', 'the passive of a hollow past'],
  ['اقيل', { اقال: 1, اقالت: 1 }, null, 'it must occur itself, for few such words are passives'],
  ['حوصر', { حاصر: 1, حاصرت: 1, يحاصر: 1, تحاصر: 1 }, 'حاصر', 'the passive of a verb with a long vowel'],
  ['حوصرت', { حاصر: 1, حاصرت: 1, يحاصر: 1, تحاصر: 1 }, 'حاصر', 'and its feminine'],
  ['حوصر', { حاصر: 1, حاصرت: 1, يحاصر: 1 }, null, 'both third persons must be known'],
];

describe('the form of a weak verb that has all its letters', () => {
  test.each(ROWS)('of %s beside %j is %s: %s', (word, counts, expected) => {
    expect(fullForm(word, counts)).toBe(expected);
  });

  test.each<Row>([
    ['مضت', { يمضي: 2 }, 'مضي', 'the feminine of a past that ends in a maksura'],
    ['مضوا', { يمضي: 2, يمض: 1 }, 'مضي', 'and its plural'],
    ['انهت', { ينهي: 2, ينه: 1 }, 'انهي', 'likewise behind an alef'],
    ['انهت', { ينهي: 1, ينه: 1 }, null, 'the imperfect has no yeh more often than not'],
    ['مضت', {}, null, 'there is no imperfect'],
    ['مضوا', { يمضي: 2, يمضو: 1 }, null, 'the imperfect may end in waw'],
  ])('of %s beside %j is %s: %s', (word, counts, expected) => {
    expect(fullForm(word, counts, ['مضي', 'انهي'])).toBe(expected);
  });

  test('a plural has lost the yeh of a past that ends in one: بقوا', () => {
    expect(fullForm('بقوا', { بقيت: 1, يبقي: 1 })).toBe('بقي');
    expect(fullForm('بقت', { بقيت: 1, يبقي: 1 })).toBeNull();
  });

  test('a form that a person has told of needs no other sign, if there is no verb without the letter', () => {
    const isListed = (form: string): boolean => form === 'يستغيث';
    expect(toFullForm('يستغث', lexiconOf({}), isListed)).toBe('يستغيث');
    expect(toFullForm('يستغث', lexiconOf({ ستغث: 1 }), isListed)).toBeNull();
  });

  test('no noun is one', () => {
    expect(toFullForm('ينته', lexiconOf(ends, [], ['ينته']), unlisted)).toBeNull();
    expect(toFullForm('ينته', lexiconOf(ends, [], ['ينتهي']), unlisted)).toBeNull();
  });

  test('is of no noun, though it has the letters', () => {
    expect(toFullForm('ينته', lexiconOf(ends, [], ['ينته']), unlisted)).toBeNull();
  });

  test('is never a past of two letters and an alef', () => {
    expect(fullForm('يهز', { اهز: 1, اهزت: 1 })).toBeNull();
  });
});
