import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDocument } from '../../src/article/document.ts';
import { toPair, writeTokenCodes } from '../../src/article/token-code.ts';
import { arabicText } from '../support/arabic-text.ts';
import { testAnalyzer, toTestArticle } from '../support/meilisearch.ts';

test('the document of a body that is taken apart is that of the whole', () => {
  const paragraph = 'قال الوزير إن 12 500 كتاب وصلت إلى المكتبة، وإن الدخول مجاني لـ«الجميع».';
  fc.assert(
    fc.property(arabicText, (odd) => {
      const body = Array.from({ length: 3500 }, (_, at) => `${paragraph} ${at % 100 === 0 ? odd : ''}`).join('\n');
      expect(body.length).toBeGreaterThan(200_000);
      const document = toDocument(toTestArticle({ id: '1', title: 'خبر', body }), testAnalyzer);
      const tokens = testAnalyzer.analyze(body);
      const pairs = tokens.flatMap((token, at) => {
        const next = tokens[at + 1];
        return next && !token.stop && !next.stop ? [toPair(token.term, next.term)] : [];
      });
      expect(document.bodyCodes === writeTokenCodes(tokens)).toBe(true);
      expect(new Set(document.pairs)).toEqual(new Set(pairs));
      expect(document.bodyLength).toBe(tokens.filter(({ stop }) => !stop).length);
    }),
    { numRuns: 5 },
  );
});

test('a word of the title and a function word with its term are two words', () => {
  const toWords = (title: string): ReadonlySet<string> =>
    new Set(toDocument(toTestArticle({ id: '1', title, body: '' }), testAnalyzer).titleWords);
  const [functionWord, word] = ['بل', 'البل'].map((each) => testAnalyzer.analyze(each)[0]);
  expect([functionWord?.term, functionWord?.stop]).toEqual([word?.term, true]);
  expect(word?.stop).toBe(false);
  expect(toWords('بل')).toEqual(new Set(['~بل', '=بل']));
  expect(toWords('البل')).toEqual(new Set(['بل', '=البل']));
});
