import { describe, expect, test } from 'vitest';
import { cutPerson, isImperfect, isPerson } from '../../src/analysis/cut-person.ts';
import { createFold } from '../../src/analysis/fold.ts';
import { createProtectedWords } from '../../src/analysis/protected-words.ts';
import { lexiconOf } from '../support/lexicon.ts';

type Counts = Readonly<Record<string, number>>;

const THIRDS = { يشكك: 1, تشكك: 1 };
const PERSONS: readonly (readonly [string, Counts, boolean, string])[] = [
  ['يشكك', { ...THIRDS, شككت: 1 }, true, 'both third persons and a past'],
  ['تشكك', { ...THIRDS, شككت: 1 }, true, 'likewise of her'],
  ['يشكك', { ...THIRDS, اشككت: 1 }, true, 'a past in alef'],
  ['يشكك', { ...THIRDS, يشككون: 1 }, true, 'or a plural'],
  ['يشكك', { ...THIRDS, يشككوا: 1 }, true, 'or the other one'],
  ['يشكك', THIRDS, false, 'but one sign there must be'],
  ['يشكك', { يشكك: 1, شككت: 1 }, false, 'and both persons'],
  ['تشكك', { تشكك: 1, شككت: 1 }, false, 'he as well'],
  ['نشكك', { ...THIRDS, شككت: 1 }, false, 'we are no third person'],
  ['يرد', { يرد: 1, ترد: 1, ردت: 1 }, false, 'two letters are too few'],
  ['يدعا', { يدعا: 1, تدعا: 1, دعات: 1 }, false, 'an alef at the end is of another form'],
];

const IMPERFECTS: readonly (readonly [string, Counts, boolean, string])[] = [
  ['عتقل', { يعتقل: 1, اعتقلت: 1 }, true, 'a past that begins with alef'],
  ['علن', { يعلن: 1, اعلنت: 1 }, false, 'which three letters have as a feminine, too'],
  ['تفوق', { يتفوق: 1, تفوق: 1 }, true, 'or with teh'],
  ['عمل', { يعمل: 1, تعمل: 1, سيعمل: 1 }, true, 'both third persons and a future'],
  ['عمل', { يعمل: 1, تعمل: 1, ستعمل: 1 }, true, 'of either'],
  ['عمل', { يعمل: 1, تعمل: 1, يعملون: 1 }, true, 'or a plural'],
  ['عمل', { يعمل: 1, تعمل: 1, يعملوا: 1 }, true, 'of either kind'],
  ['عمل', { يعمل: 1, تعمل: 1 }, false, 'a sign there must be'],
  ['عمل', { يعمل: 1, سيعمل: 1 }, false, 'and her'],
  ['عمل', { تعمل: 1, سيعمل: 1 }, false, 'and him'],
  ['نفي', { ينفي: 1, تنفي: 1, ينفون: 1 }, true, 'a weak verb loses its last letter before a plural'],
  ['دعو', { يدعو: 1, تدعو: 1, يدعون: 1 }, true, 'in waw as well'],
];

const protectedWords = createProtectedWords([{ word: 'يوسف', sides: ['start'] }], createFold([]));
const cut = (word: string, counts: Counts, isFuture = false, isPast = false): string | null =>
  cutPerson(word, { isFuture, isPast }, lexiconOf(counts), protectedWords);

describe('a person of the imperfect', () => {
  test.each(PERSONS)('%s beside %j is one as a whole or not: %s (%s)', (word, counts, is) => {
    expect(isPerson(word, lexiconOf(counts))).toBe(is);
  });

  test('is none where the word takes an article', () => {
    expect(isPerson('تشكك', lexiconOf({ ...THIRDS, شككت: 1 }, [], ['تشكك']))).toBe(false);
  });

  test.each(IMPERFECTS)('%s is the stem of one beside %j or not: %s (%s)', (stem, counts, is) => {
    expect(isImperfect(stem, lexiconOf(counts))).toBe(is);
  });

  test('is cut, and goes on to a past in alef where three letters without it are none', () => {
    expect(cut('يعرب', { اعرب: 1, اعربت: 1 })).toBe('اعرب');
    expect(cut('اعرب', { يعرب: 1, اعرب: 1, اعربت: 1 })).toBeNull();
    expect(cut('يعرب', { اعرب: 1, اعربت: 1, عربت: 1 })).toBe('عرب');
    expect(cut('يعرب', { اعربت: 1, عرب: 1 })).toBe('عرب');
    expect(cut('يعرب', { اعرب: 1 })).toBe('اعرب');
    expect(cut('يعرب', { اعرب: 1 }, true)).toBe('اعرب');
    expect(cut('يترجم', { اترجم: 1, اترجمت: 1 })).toBe('ترجم');
  });

  test('is not cut from a past, nor from a protected word', () => {
    expect(cut('تعلم', { يعلم: 1, تعلم: 1, سيعلم: 1 }, false, true)).toBeNull();
    expect(cut('يوسف', { يوسف: 1, توسف: 1, وسف: 1 })).toBeNull();
    expect(cut('كتب', {})).toBeNull();
  });

  test('has a teh of its own where he has it as well', () => {
    const known = { يحدث: 4, تحدث: 4, سيحدث: 4 };
    expect(cut('تحدث', known)).toBe('حدث');
    expect(cut('تحدث', { ...known, يتحدث: 2 })).toBeNull();
    expect(cut('تحدث', { ...known, يتحدث: 1 })).toBe('حدث');
    expect(cut('تحدث', { ...known, تحدثت: 2 })).toBeNull();
  });
});
