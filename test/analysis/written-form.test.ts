import { expect, test } from 'vitest';
import { toWrittenForm } from '../../src/analysis/written-form.ts';

test.each([
  ['مُحَمَّـــد', 'محمد', 'vowel marks and tatweel are how it is set'],
  ['سور\u200Dيا\u200F', 'سوريا', 'so are format characters'],
  ['ﻋﻠﻲ', 'علي', 'and presentation forms'],
  ['على', 'على', 'a maksura is spelling: it is not علي'],
  ['أسئلة', 'أسئلة', 'so are hamzas and a teh marbuta'],
  ['NATO', 'nato', 'case is not'],
])('the written form of %s is %s: %s', (word, written) => {
  expect(toWrittenForm(word)).toBe(written);
});
