/** Ranges are what a highlighter marks: whole words of the original. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRanges } from '../../src/analysis/find-ranges.ts';
import { anyText } from '../support/arabic-text.ts';
import { testAnalyzer } from '../support/meilisearch.ts';

function mark(text: string, query: string): string {
  const terms = new Set(testAnalyzer.terms(query));
  let marked = '';
  let at = 0;
  for (const { start, end } of findRanges(testAnalyzer.analyze(text), terms)) {
    marked += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return marked + text.slice(at);
}

describe('the words that are marked', () => {
  test.each([
    ['صفقة', 'تمت الصفقاتُ سرّاً', 'تمت [الصفقاتُ] سرّاً', 'with their article, endings and marks'],
    ['معلم', 'وَلِلْمُعَلِّمِينَ حق', '[وَلِلْمُعَلِّمِينَ] حق', 'with every clitic and all their marks'],
    ['وزير', 'اجتمع الوزراء؛ والوزير غائب', 'اجتمع [الوزراء]؛ [والوزير] غائب', 'plurals too'],
    ['الرئيس', 'قال الرئيس إلى اليوم', 'قال [الرئيس] إلى اليوم', 'and never an article of another word'],
    ['محمد', 'محمـــــدٌ، ومحمد', '[محمـــــدٌ]، [ومحمد]', 'with tatweel inside'],
    ['الله', 'محمد ﷺ', 'محمد [ﷺ]', 'a ligature once, whatever it holds'],
    ['سلم صلى', 'محمد ﷺ', 'محمد [ﷺ]', 'a ligature of which two words match once, too'],
    ['2018', 'في ٢٠١٨/٦', 'في [٢٠١٨]/٦', 'digits in their own script'],
    ['من', 'من هنا', 'من هنا', 'and never a stop word'],
  ])('for %s in %s are %s: %s', (query, text, expected) => {
    expect(mark(text, query)).toBe(expected);
  });

  test('are whole words in order, whatever the text and the terms', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        const tokens = testAnalyzer.analyze(text);
        const ranges = findRanges(tokens, new Set(testAnalyzer.terms(query)));
        const words = new Set(tokens.map(({ start, end }) => `${start} ${end}`));
        let last = 0;
        for (const { start, end } of ranges) {
          expect(words).toContain(`${start} ${end}`);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
      { numRuns: 500, examples: [['محمد ﷺ', 'الله']] },
    );
  });
});
