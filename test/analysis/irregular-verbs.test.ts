import { describe, expect, test } from 'vitest';
import { createIrregularVerbs } from '../../src/analysis/irregular-verbs.ts';
import { testAnalyzer } from '../support/meilisearch.ts';

const verbs = createIrregularVerbs(
  [
    ['زار', 'يزور'],
    ['شن', 'يشن'],
    ['شكا', 'يشكو'],
    ['شك', 'يشك'],
    ['التقى', 'يلتقي'],
    ['مر', 'يمر'],
    ['امتلأ', 'يمتلئ'],
    ['هدأ', 'يهدأ'],
    ['استضاف', 'يستضيف'],
    ['ازداد', 'يزداد'],
    ['أخطأ', 'يخطئ'],
    ['تخطى', 'يتخطى'],
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
    ['يشنون', 'شن'],
    ['يلتقون', 'التقي'],
    ['تلتقوا', 'التقي'],
    ['يلتقين', 'التقي'],
    ['التقت', 'التقي'],
    ['التقوا', 'التقي'],
    ['تشكوا', 'شكا'],
    ['استضافت', 'استضاف'],
    ['يستضاف', 'استضاف'],
    ['تستضاف', 'استضاف'],
    ['استضيف', 'استضاف'],
  ])('%s is of the past %s', (word, past) => {
    expect(verbs.past(word, false)).toBe(past);
  });

  test.each([
    ['يمتلئون', 'امتلأ'],
    ['امتلؤوا', 'امتلأ'],
    ['امتلأوا', 'امتلأ'],
    ['يهدأون', 'هدأ'],
    ['هدؤوا', 'هدأ'],
  ])('a hamza is a waw before the plural: %s is of the past %s', (word, past) => {
    expect(verbs.past(testAnalyzer.fold(word), false)).toBe(testAnalyzer.fold(past));
  });

  test('an alef is a person in the future, and before four letters or more', () => {
    expect(verbs.past('ازور', true)).toBe('زار');
    expect(verbs.past('ازور', false)).toBeNull();
    expect(verbs.past('التقي', false)).toBeNull();
    expect(verbs.past('استضيف', true)).toBe('استضاف');
    expect(verbs.past('ازداد', true)).toBeNull();
  });

  test('what may be of two verbs is of the first', () => {
    expect(verbs.past('يشكون', false)).toBe('شكا');
  });

  test('a past is no form of another verb', () => {
    expect(verbs.past('يتخطي', false)).toBe('تخطي');
    expect(verbs.past('تخطي', false)).toBeNull();
  });

  test.each([
    ['نمر', 'no noon before two letters'],
    ['زارت', 'endings of three letters are cut elsewhere'],
    ['زوروا', 'no person'],
    ['يزورون', 'the plural of a verb that keeps its letters is cut elsewhere'],
    ['يزورن', 'so is the feminine plural'],
    ['تلتقين', 'behind ت it is "you"'],
    ['زير', 'the passive of three letters is mostly another word'],
    ['يزداد', 'the passive of ازداد is its active', 'ازداد'],
    ['زار', 'the past itself'],
  ])('%s: %s', (word, _, past: string | null = null) => {
    expect(verbs.past(word, false)).toBe(past);
  });

  test('pasts are known as they are folded, and imperfects are none', () => {
    expect(verbs.isPast('التقي')).toBe(true);
    expect(verbs.isPast('يلتقي')).toBe(false);
  });
});
