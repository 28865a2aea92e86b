import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSearchedBody } from '../../src/article/asides.ts';
import { toDocument } from '../../src/article/document.ts';
import { findAsides } from '../../src/article/find-asides.ts';
import { parseLineRules } from '../../src/article/line-rules.ts';
import { anyText } from '../support/arabic-text.ts';
import { testAnalyzer, toTestArticle } from '../support/meilisearch.ts';
import { testRules } from '../support/reading.ts';

const PARAGRAPH = 'قال المدير إن المكتبة ستفتح أبوابها للقراء في المساء أيضاً، وإن الدخول إليها مجاني.';
const find = (body: string) =>
  findAsides(body, testRules).map(({ kind, start, end }) => [kind, body.slice(start, end)]);

describe('findAsides', () => {
  test('finds the furniture of a page behind the text', () => {
    expect(find(`${PARAGRAPH}\n\nمقالات ذات صلة\n\nزر الذهاب إلى الأعلى`)).toEqual([
      ['related', 'مقالات ذات صلة'],
      ['footer', 'زر الذهاب إلى الأعلى'],
    ]);
  });

  test('takes the headlines under a heading of a list, up to the next paragraph', () => {
    expect(find(`${PARAGRAPH}\nأخبار ذات صلة\nافتتاح مكتبة\nمعرض الكتاب غداً\n${PARAGRAPH}`)).toEqual([
      ['related', 'أخبار ذات صلة'],
      ['related', 'افتتاح مكتبة'],
      ['related', 'معرض الكتاب غداً'],
    ]);
  });

  test.each([
    ['اقرأ أيضاً: افتتاح مكتبة جديدة', 'related', 'a link in the text'],
    ['إقرأ أيضا', 'related', 'another hamza'],
    ['شارك عبر فيسبوك', 'share', 'a button'],
    ['واتساب', 'share', 'a button without words'],
    ['© جميع الحقوق محفوظة 2018', 'footer', 'a sign before it, a year behind it'],
    ['صحيفة النهر - جميع الحقوق محفوظة', 'footer', 'words before it'],
    ['(صورة أرشيفية)', 'credit', 'brackets'],
    ['تصوير: كمال حداد', 'credit', 'a name behind it'],
    ['اترك تعليقاً', 'comments', 'a form'],
    ['المصدر: وكالات', 'credit', 'a label'],
    ['الوسوم: زراعة، مالية', 'footer', 'tags in words'],
    ['انقر للمشاركة على فيسبوك (فتح في نافذة جديدة)', 'share', 'a button of WordPress'],
  ])('%s is %s: %s', (line, kind) => {
    expect(find(`${PARAGRAPH}\n${line}\n${PARAGRAPH}`)).toEqual([[kind, line]]);
  });

  test.each([
    ['شارك الوزير في افتتاح المعرض.', 'a sentence that begins like a button'],
    ['المصدر الأمني أكد سقوط جرحى', 'a sentence that begins like a label'],
    ['قال المصدر: وكالات الأنباء لم تنشره', 'a colon elsewhere'],
    ['شارك عبر تقنية الفيديو عشرون خبيراً', 'a sentence that begins like a button'],
    ['تصوير المسلسل يبدأ في الخريف', 'a sentence that begins like a credit'],
    ['الصورة التي نشرها المكتب قديمة', 'likewise'],
    ['اشترك في المؤتمر عدد من الوزراء', 'likewise'],
    ['تويتر أعلنت عن خسائر في الربع الأخير من العام.', 'a sentence about a company'],
    [`اقرأ أيضا ${'كلمة '.repeat(60)}`, 'a paragraph'],
    ['التعليقات كانت كثيرة على الخبر.', 'a sentence'],
  ])('%s is text of the article: %s', (line) => {
    expect(find(`${PARAGRAPH}\n${line}`)).toEqual([]);
  });

  test('a text that is nothing but furniture is text', () => {
    expect(find('شارك')).toEqual([]);
  });

  test.each([
    ['دمشق - سانا: ', 'place and agency'],
    ['القاهرة (رويترز) - ', 'agency in brackets'],
    ['بيروت – أ ف ب – ', 'letters apart'],
    ['الرياض/ واس/ ', 'slashes'],
    ['(د ب أ) - ', 'agency alone'],
    ['دمشق - سانا - ١٤ حزيران ٢٠١٨ - ', 'with the date'],
    ['دبي، الإمارات العربية المتحدة (CNN)-- ', 'two dashes'],
    ['لندن - «الشرق الأوسط»: ', 'a newspaper in quotation marks'],
  ])('keeps the dateline apart: %s(%s)', (dateline) => {
    expect(find(`${dateline}${PARAGRAPH}`)).toEqual([['dateline', dateline]]);
  });

  test('keeps a dateline in a line of its own apart', () => {
    expect(find(`دمشق – سانا\n\n${PARAGRAPH}`)).toEqual([['dateline', 'دمشق – سانا']]);
  });

  test.each([
    'ذكرت وكالة الأنباء السعودية (واس) أن الأمر',
    'قال مصدر: إن الأمر',
    'مصر - التي فازت - تتأهل',
    'وكالة سانا قالت إن الأمر: كذا',
  ])('takes %s for the beginning of the text', (body) => {
    expect(find(body)).toEqual([]);
  });

  test('gives ranges in order, inside the text, for any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom('شارك', 'مقالات ذات صلة', 'دمشق - سانا: نص'))),
        (lines) => {
          const body = lines.join('\n');
          let from = 0;
          for (const { start, end } of findAsides(body, testRules)) {
            expect(start).toBeGreaterThanOrEqual(from);
            expect(end).toBeGreaterThan(start);
            from = end;
          }
          expect(from).toBeLessThanOrEqual(body.length);
          expect(toSearchedBody({ body, asides: findAsides(body, testRules) })).toHaveLength(body.length);
        },
      ),
    );
  });
});

test('asides are stored and not searched, but for the dateline', () => {
  const body = `دمشق - سانا: ${PARAGRAPH}\nتصوير: كمال حداد`;
  const article = toTestArticle({ id: '1', title: 'خبر', body, asides: findAsides(body, testRules) });
  const document = toDocument(article, testAnalyzer);
  expect(document.article.body).toBe(body);
  const [photographer = ''] = testAnalyzer.terms('كمال');
  const [place = ''] = testAnalyzer.terms('دمشق');
  expect(document.terms).not.toContain(photographer);
  expect(document.terms).toContain(place);
});

test('a rule that does not fit is named', () => {
  expect(() => parseLineRules('# x\nfooter\teverywhere\tكلمة')).toThrow(/boilerplate\.tsv, line 2/u);
  expect(() => parseLineRules('footer\tline\t*')).toThrow(RangeError);
});
