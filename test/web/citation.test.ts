import { expect, test } from 'vitest';
import { toCitation } from '../../src/web/citation.ts';

const PERMALINK = 'https://fihrist.example/article/1';
const known = {
  title: 'جسر جديد\n على النهر',
  author: 'ليلى الناصر',
  source: 'وكالة الأفق',
  publishedAt: '2018-06',
  url: 'https://news.example/1',
};

test('says author, title, source, date and address', () => {
  expect(toCitation(known, PERMALINK)).toBe(
    'ليلى الناصر، «جسر جديد على النهر»، وكالة الأفق، يونيو 2018، https://news.example/1.',
  );
});

test('leaves out what is not known and gives the permalink for an original that cannot be followed', () => {
  const unknown = { title: '', author: null, source: 'وكالة الأفق', publishedAt: null, url: 'javascript:alert(1)' };
  expect(toCitation(unknown, PERMALINK)).toBe(`وكالة الأفق، ${PERMALINK}.`);
});

test("keeps the archive's own words for a date in no known form", () => {
  expect(toCitation({ ...known, publishedAt: 'صيف 1967' }, PERMALINK)).toContain('، صيف 1967، ');
});
