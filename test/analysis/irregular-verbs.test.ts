import { describe, expect, test } from 'vitest';
import { createIrregularVerbs } from '../../src/analysis/irregular-verbs.ts';
import { testAnalyzer } from '../support/meilisearch.ts';

const verbs = createIrregularVerbs(
  [
    ['زار', 'يزور'],
    ['شن', 'يشن'],
    ['شكا', 'يشكو'],
    ['التقى', 'يلتقي'],
    ['مر', 'يمر'],
  ],
  (word) => testAnalyzer.fold(word),
);

describe('irregular verbs', () => {
  test.each([
    ['يزور', 'زار'],
    ['تزور', 'زار'],
    ['نزور', 'زار'],
    ['تشن', 'شن'],
    ['شنت', 'شن'],
    ['شنوا', 'شن'],
    ['يلتقون', 'التقي'],
    ['تشكوا', 'شكا'],
  ])('%s is of the past %s', (word, past) => {
    expect(verbs.past(word, false)).toBe(past);
  });

  test('an alef is a person only in the future', () => {
    expect(verbs.past('ازور', true)).toBe('زار');
    expect(verbs.past('ازور', false)).toBeNull();
  });

  test.each([
    ['نمر', 'no noon before two letters'],
    ['زارت', 'endings of longer pasts are cut elsewhere'],
    ['زوروا', 'no person'],
    ['يزورون', 'the plural of a verb that keeps its letters is cut elsewhere'],
    ['زار', 'the past itself'],
  ])('%s is no form that is listed: %s', (word) => {
    expect(verbs.past(word, false)).toBeNull();
  });

  test('pasts are known as they are folded, and imperfects are none', () => {
    expect(verbs.isPast('التقي')).toBe(true);
    expect(verbs.isPast('يلتقي')).toBe(false);
  });
});
