import { describe, expect, test } from 'vitest';
import { createLexicon } from '../../src/analysis/lexicon.ts';

const { count, definite, weight, feminine, hasOwnAlefLam, hasOwnEnd } = createLexicon([
  { start: 'كت', groups: 'ابjk بةgd بهh-' },
  { start: 'هو', groups: 'p-' },
  { start: 'أل', groups: 'عابgd;مانd-;واحd-' },
  { start: 'ما', groups: 'ن-d' },
  { start: 'وا', groups: 'ح-e' },
  { start: 'ال', groups: 'تقىg-;عb-' },
  { start: 'يس', groups: 'عىi-' },
  { start: 'شا', groups: 'طئgg;رعيd-' },
  { start: 'حي', groups: 'فاf-;اًi-' },
  { start: 'عص', groups: 'اe-' },
]);

describe('the lexicon', () => {
  test('counts in powers of two, alone and behind an article, and both together', () => {
    expect([count('كتاب'), definite('كتاب'), weight('كتاب')]).toEqual([512, 1024, 1536]);
    expect([count('هو'), definite('هو'), weight('هو')]).toEqual([32768, 0, 32768]);
  });

  test('takes a form and its ending for one word', () => {
    expect(count('كت', 'اب')).toBe(512);
    expect(definite('كتا', 'ب')).toBe(1024);
    expect(weight('ك', 'تاب')).toBe(1536);
  });

  test('knows nothing of a form that is not attested, of two unknown letters, of one letter, of none', () => {
    for (const form of ['كتابا', 'كت', 'خخخ', 'ك', ''])
      expect([count(form), definite(form), weight(form), feminine(form)]).toEqual([0, 0, 0, 0]);
    expect([hasOwnAlefLam('خخخ'), hasOwnEnd('خخخ')]).toEqual([false, false]);
  });

  test('adds up a final teh marbuta and a heh, which are one when folded, and tells how much is the first', () => {
    expect([count('كتابه'), definite('كتابه'), feminine('كتاب')]).toEqual([64 + 128, 8, 64 + 8]);
    expect(weight('كتابة')).toBe(0);
  });

  test('tells an alef with hamza before lam from the article', () => {
    expect([hasOwnAlefLam('العاب'), count('العاب')]).toEqual([true, 64]);
    // Never less usual than the rest behind an article.
    expect(['المان', 'الواح'].map(hasOwnAlefLam)).toEqual([true, false]);
    expect([hasOwnAlefLam('التقي'), count('التقي')]).toEqual([false, 64]);
  });

  test('tells a maksura and a yeh with hamza from the yeh of a nisba', () => {
    expect(['التقي', 'يسعي', 'شاطي', 'شارعي'].map(hasOwnEnd)).toEqual([true, true, true, false]);
  });

  test('tells an alef that is never written with tanwin, when it could have been seen so', () => {
    expect(['حيفا', 'حيا', 'عصا'].map(hasOwnEnd)).toEqual([true, false, false]);
  });
});
