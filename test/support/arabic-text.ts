/** Arbitrary Arabic text for property tests: letters, marks, spellings and dirt in the proportions of a bad archive. */
import fc from 'fast-check';

const LETTERS = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
const VARIANTS = [...'أإآٱىئؤةءکگپچڤیہھۃژ'];
const MARKS = [...'\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0670\u0640\u0653\u0654\u0655'];
const FORMATS = [...'\u200F\u200E\u061C\u200C\u200D\uFEFF\u00AD'];
const COMPATIBLE = [...'ﺍﻟﺴﻼﻡﻻﷲﷺ½…'];
const OTHERS = [...'0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳٫٬٪.,،؛؟!:/-_@#()«»"\'’ abcXYZéß'];

const character = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 3, arbitrary: fc.constantFrom(...VARIANTS) },
  { weight: 3, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 1, arbitrary: fc.constantFrom(...FORMATS) },
  { weight: 1, arbitrary: fc.constantFrom(...COMPATIBLE) },
  { weight: 4, arbitrary: fc.constantFrom(...OTHERS) },
  { weight: 4, arbitrary: fc.constant(' ') },
);

/** Text as an archive holds it, with anything in it that an archive may hold. */
export const arabicText = fc.string({ unit: character, maxLength: 60 });

/** Any string at all, lone surrogates included. */
export const anyText = fc.oneof(
  arabicText,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme' }),
);

/** A plain word: letters only. */
export const arabicWord = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 14 });

/** A word as it is spelled, hamzas and all, and often with what spelling rules look for. */
export const writtenWord = fc.string({
  unit: fc.oneof(fc.constantFrom(...LETTERS), fc.constantFrom(...'أإآئؤءةيوت')),
  minLength: 1,
  maxLength: 10,
});

/** Marks and tatweel to put into a word. */
export const someMarks = fc.string({ unit: fc.constantFrom(...MARKS.slice(0, 10)), maxLength: 3 });
