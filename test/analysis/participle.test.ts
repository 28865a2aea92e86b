import { expect, test } from 'vitest';
import { isParticiple } from '../../src/analysis/participle.ts';

const CASES: readonly (readonly [string, boolean, string])[] = [
  ['متعدد', true, 'of تعدد'],
  ['متضامن', true, 'of تضامن'],
  ['مستعجل', true, 'of استعجل'],
  ['مستقل', true, 'of استقل, as short as one of اقترع'],
  ['مقترع', true, 'of اقترع'],
  ['متحف', false, 'too short'],
  ['متابع', false, 'its teh is of the root'],
  ['ماتيس', false, 'begins with another letter than a root does'],
  ['مستدعي', false, 'ends with a letter that is lost before an ending'],
  ['متوفا', false, 'likewise'],
  ['منطلق', false, 'has the letters of many other words'],
];

test.each(CASES)('%s is such a participle: %s (%s)', (word, expected) => {
  expect(isParticiple(word)).toBe(expected);
});
