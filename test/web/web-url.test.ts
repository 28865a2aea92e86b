import { expect, test } from 'vitest';
import { toWebUrl } from '../../src/web/web-url.ts';

test.each([
  ['https://news.example/خبر', 'https://news.example/%D8%AE%D8%A8%D8%B1'],
  ['http://news.example', 'http://news.example/'],
  ['javascript:alert(1)', null],
  [' java\nscript:alert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['//news.example/1', null],
  ['/1', null],
  ['', null],
  [null, null],
])('makes %j a link to %j', (text, url) => {
  expect(toWebUrl(text)).toBe(url);
});
