import { expect, test } from 'vitest';
import { hashText } from '../../src/analysis/hash-text.ts';

test.each([
  ['', '811c9dc59e3779b9', 'the two bases'],
  ['a', 'e40c292ce954cf08', 'the first half is FNV-1a as its authors publish it'],
  ['foobar', 'bf9cf9684682ea84', 'also of a longer text'],
  ['28', '95f2a61701c33dcb', 'a half may begin with a zero'],
])('the hash of %j is %s: %s', (text, hash) => {
  expect(hashText(text)).toBe(hash);
});
