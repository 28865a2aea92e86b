import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFingerprint, toKey, toStableId } from '../../src/article/article-key.ts';
import { toCanonicalUrl } from '../../src/article/canonical-url.ts';
import type { Article } from '../../src/article/article.ts';

const article: Article = {
  id: 'a1',
  title: 'قمة عربية',
  body: 'نص',
  publishedAt: '2018-06-14',
  source: 'الوكالة',
  category: 'سياسة',
  author: 'سلمى',
  url: 'https://example.org/1',
  tags: ['قمة', 'عرب'],
  language: 'ar',
};

describe('toKey', () => {
  test('gives 22 characters that any engine takes, for any id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        expect(toKey(id)).toMatch(/^[\w-]{22}$/u);
      }),
    );
  });

  test('stays what it is: indexes hold it', () => {
    expect(toKey('a1')).toBe('9V_xb2b0M2Ama5Xbb4_sAd');
  });

  test.each([
    ['a1', 'a1 ', 'a space'],
    ['a1', 'A1', 'case'],
    ['\u0622', '\u0627\u0653', 'the same letter written in two ways'],
  ])('tells %j from %j: %s', (one, other) => {
    expect(toKey(one)).not.toBe(toKey(other));
  });
});

describe('toStableId', () => {
  test('is of the URL alone when there is one', () => {
    expect(toStableId(article)).toBe(toStableId({ ...article, title: 'عنوان آخر' }));
    expect(toStableId(article)).not.toBe(toStableId({ ...article, url: 'https://example.org/2' }));
  });

  test('is of title and body otherwise, and knows which is which', () => {
    const text = { title: 'أ', body: 'ب', url: null };
    expect(toStableId(text)).toBe(toStableId({ ...text }));
    expect(toStableId(text)).not.toBe(toStableId({ ...text, title: 'ب', body: 'أ' }));
    expect(toStableId(text)).not.toBe(toStableId({ ...text, title: 'أب', body: '' }));
  });
});

describe('toFingerprint', () => {
  test('is the same for an equal article, whatever the order of its fields', () => {
    expect(toFingerprint(article)).toBe(toFingerprint({ ...article, tags: [...article.tags] }));
    const { language, ...rest } = article;
    expect(toFingerprint({ language, ...rest })).toBe(toFingerprint(article));
  });

  test.each([
    { id: 'a2' },
    { title: 'قمة عربيه' },
    { body: 'نص.' },
    { publishedAt: '2018-06' },
    { publishedAt: null },
    { source: null },
    { category: null },
    { author: null },
    { url: null },
    { tags: ['عرب', 'قمة'] },
    { tags: ['قمةعرب'] },
    { language: 'fa' },
  ])('changes with %j', (change) => {
    expect(toFingerprint({ ...article, ...change })).not.toBe(toFingerprint(article));
  });

  test('does not take one label for another', () => {
    expect(toFingerprint({ ...article, source: null, category: 'الوكالة' })).not.toBe(
      toFingerprint({ ...article, source: 'الوكالة', category: null }),
    );
  });
});

describe('toCanonicalUrl', () => {
  test.each([
    ['https://www.nahr.example/a/', 'www and a final slash'],
    ['http://nahr.example/a', 'no TLS'],
    ['https://m.nahr.example/a', 'the mobile page'],
    ['https://nahr.example/a#comments', 'a fragment'],
    ['https://nahr.example/a?utm_source=x&fbclid=y', 'tracking'],
    ['https://NAHR.example:443/a', 'letters and the port of the host'],
    ['https://nahr.example/a/amp/', 'the fast page'],
    ['https://nahr.example/a/index.html', 'the file of a folder'],
  ])('takes %s for the same: %s', (url) => {
    expect(toCanonicalUrl(url)).toBe('nahr.example/a');
  });

  test('keeps what tells articles apart, in one order', () => {
    expect(toCanonicalUrl('https://nahr.example/a?id=2&b=1')).toBe('nahr.example/a?b=1&id=2');
    expect(toCanonicalUrl('https://nahr.example/A')).toBe('nahr.example/A');
    expect(toCanonicalUrl('urn:x:1')).toBe('urn:x:1');
    expect(toCanonicalUrl('ليس عنوانا')).toBe('ليس عنوانا');
  });

  test('gives one id to an article under all its addresses', () => {
    const id = (url: string) => toStableId({ title: 'ع', body: '', url });
    expect(id('http://www.nahr.example/a/?utm_medium=x')).toBe(id('https://nahr.example/a'));
  });
});
