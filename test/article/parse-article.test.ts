import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toStableId } from '../../src/article/article-key.ts';
import { parseArticle } from '../../src/article/parse-article.ts';

const read = (input: unknown) => {
  const parsed = parseArticle(input);
  if (!parsed.ok) throw new Error(parsed.reasons.join('; '));
  return parsed.article;
};
const reasonsOf = (input: unknown) => {
  const parsed = parseArticle(input);
  return parsed.ok ? [] : parsed.reasons;
};

describe('an article that is read', () => {
  test('keeps every field as it came', () => {
    const article = {
      id: ' معرّف/1 ',
      title: ' عنوانٌ  بمسافات ',
      body: 'سطر\n\nسطر\u2028آخر ',
      publishedAt: '2018-06',
      source: 'الوكالة',
      category: 'سياسة',
      author: 'سلمى',
      url: 'https://example.org/1',
      tags: ['قمة', 'عرب'],
      language: 'fa',
    };
    expect(read(article)).toEqual(article);
  });

  test('needs a title or a body and nothing else', () => {
    const empty = {
      publishedAt: null,
      source: null,
      category: null,
      author: null,
      url: null,
      tags: [],
      language: 'ar',
    };
    expect(read({ title: 'عنوان' })).toEqual({ ...empty, id: expect.any(String), title: 'عنوان', body: '' });
    expect(read({ body: 'نص' })).toEqual({ ...empty, id: expect.any(String), title: '', body: 'نص' });
  });

  test.each([
    ['text', 'body', 'نص'],
    ['content', 'body', 'نص'],
    ['date', 'publishedAt', '2018'],
    ['published_at', 'publishedAt', '2018'],
    ['pubDate', 'publishedAt', '2018'],
    ['section', 'category', 'سياسة'],
    ['byline', 'author', 'سلمى'],
    ['link', 'url', 'https://example.org/1'],
  ])('%s is read as %s', (other, own, value) => {
    expect(read({ title: 'عنوان', [other]: value })).toHaveProperty(own, value);
  });

  test('prefers a field’s own name, unless it says nothing', () => {
    expect(read({ title: 'ع', content: 'ثالث', text: 'ثانٍ', body: 'أول' }).body).toBe('أول');
    expect(read({ title: 'ع', content: 'ثالث', text: 'ثانٍ', body: null }).body).toBe('ثانٍ');
    expect(read({ title: 'ع', content: 'ثالث', text: ' ', body: '' }).body).toBe('ثالث');
  });

  test('ignores fields that it does not know', () => {
    expect(read(JSON.parse('{"title": "ع", "score": {"a": [1]}, "__proto__": {"body": "x"}}'))).toEqual(
      read({ title: 'ع' }),
    );
  });

  test('trims labels and takes an empty one for none', () => {
    expect(read({ title: 'ع', source: ' الوكالة ', author: '  ', date: ' ', language: '' })).toMatchObject({
      source: 'الوكالة',
      author: null,
      publishedAt: null,
      language: 'ar',
    });
  });

  test.each([
    [
      [' قمة ', '', 'عرب', 'قمة'],
      ['قمة', 'عرب'],
    ],
    ['قمة، عرب,اقتصاد ؛ قمة', ['قمة', 'عرب', 'اقتصاد']],
    ['', []],
    [null, []],
  ])('tags %j become %j', (tags, expected) => {
    expect(read({ title: 'ع', tags }).tags).toEqual(expected);
  });

  test('stores a date in one form', () => {
    expect(read({ title: 'ع', date: 'Thu, 14 Jun 2018 09:30:00 +0300' }).publishedAt).toBe('2018-06-14T06:30:00.000Z');
  });
});

describe('an id', () => {
  test.each([['0'], [' '], ['x'.repeat(500)], ['\u0000'], ['👩‍👩‍👧']])('comes back unchanged: %j', (id) => {
    expect(read({ id, title: 'ع' }).id).toBe(id);
  });

  test('may be a whole number', () => {
    expect(read({ id: 0, title: 'ع' }).id).toBe('0');
    expect(read({ id: 9_007_199_254_740_991, title: 'ع' }).id).toBe('9007199254740991');
  });

  test.each([[undefined], [null], ['']])('that is %j is made of the article', (id) => {
    const article = read({ id, title: 'ع', link: 'https://example.org/1' });
    expect(article.id).toBe(toStableId(article));
    expect(article.id).toBe(read({ title: 'غير', url: 'https://example.org/1' }).id);
  });
});

describe('text that UTF-8 cannot hold', () => {
  test('becomes U+FFFD, so that the engine takes it', () => {
    const broken = read({ title: 'خبر \uD83D', body: '\uDE00 نص 😀', author: 'س\uD800', tags: ['و\uD800'] });
    expect(broken).toMatchObject({ title: 'خبر \uFFFD', body: '\uFFFD نص 😀', author: 'س\uFFFD', tags: ['و\uFFFD'] });
  });

  test('is refused in an id, which has to come back unchanged', () => {
    expect(reasonsOf({ id: 'a\uD800', title: 'ع' })).toEqual([
      'id has half a surrogate pair, which cannot come back unchanged',
    ]);
  });
});

describe('what is wrong is told', () => {
  test.each([
    [null, ['the article is null, allowed is an object']],
    [['ع'], ['the article is an array, allowed is an object']],
    ['ع', ['the article is a string, allowed is an object']],
    [{}, ['the article has neither a title nor a body']],
    [{ title: ' \n', text: '\u00A0' }, ['the article has neither a title nor a body']],
    [{ title: 5 }, ['title is a number, allowed is a string']],
    [{ text: ['نص'] }, ['text is an array, allowed is a string']],
    [{ title: 'ع', id: true }, ['id is a boolean, allowed is a string']],
    [{ title: 'ع', id: 'x'.repeat(501) }, ['id has 501 characters, allowed are 500']],
    [
      { title: 'ع', id: 1e19 },
      ['id is the number 10000000000000000000, allowed are whole numbers up to 2^53 and strings'],
    ],
    [{ title: 'ع', id: 1.5 }, ['id is the number 1.5, allowed are whole numbers up to 2^53 and strings']],
    [{ title: 'ع', tags: 5 }, ['tags is a number, allowed is an array of strings, or one string with commas']],
    [{ title: 'ع', tags: ['ع', 5] }, ['tags holds something else than strings, allowed is an array of strings']],
    [{ title: 'ع', date: 1_528_934_400 }, ['date is a number, allowed is a string']],
  ])('%j', (input, expected) => {
    expect(reasonsOf(input)).toEqual(expected);
  });

  test('a date that is none is shown, under the name it came with, and cut', () => {
    const [reason = ''] = reasonsOf({ title: 'ع', pubDate: `أمس ${'x'.repeat(1000)}` });
    expect(reason).toMatch(/^pubDate is not a date: sent "أمس x{76}", allowed is YYYY/u);
    expect(reason.length).toBeLessThan(250);
  });

  test('every field that is wrong has its reason', () => {
    expect(reasonsOf({ id: {}, title: 1, byline: 2 })).toEqual([
      'id is an object, allowed is a string',
      'title is a number, allowed is a string',
      'byline is a number, allowed is a string',
    ]);
  });
});

test('any JSON gives an article or reasons, and an article read again is the same', () => {
  const field = fc.constantFrom('id', 'title', 'body', 'text', 'date', 'source', 'url', 'tags', 'language', 'section');
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.constantFrom('2018', 'قمة، عرب'));
  const result = fc.check(
    fc.property(fc.oneof(fc.dictionary(field, value), fc.jsonValue()), (input) => {
      const parsed = parseArticle(input);
      if (!parsed.ok) return parsed.reasons.length > 0;
      return isDeepStrictEqual(parseArticle(structuredClone(parsed.article)), parsed);
    }),
    { numRuns: 500 },
  );
  expect(result.counterexample).toBeNull();
});
