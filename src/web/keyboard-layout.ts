/**
 * What was meant when somebody wrote Arabic while the keyboard was set to Latin letters: «tgs'dk» for فلسطين. Keys are
 * those of the Arabic (101) layout of Windows, on which most Arabic is typed; Linux and the Arabic PC layout of macOS
 * have the letters in the same places.
 */

/** The keys of a US keyboard in their rows, and what the Arabic layout has on each. */
const ROWS: readonly (readonly [keys: string, letters: string])[] = [
  ['`', 'ذ'],
  ['qwertyuiop[]', 'ضصثقفغعهخحجد'],
  ["asdfghjkl;'", 'شسيبلاتنمكط'],
  ['zxcvnm,./', 'ئءؤرىةوزظ'],
];
/** Keys with two letters, and letters behind Shift that words are written with. */
const OTHER_KEYS: readonly (readonly [key: string, letters: string])[] = [
  ['b', 'لا'],
  ['B', 'لآ'],
  ['G', 'لأ'],
  ['T', 'لإ'],
  ['H', 'أ'],
  ['Y', 'إ'],
  ['N', 'آ'],
];
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...ROWS.flatMap(([keys, letters]) => [...keys].map((key, at) => [key, letters.charAt(at)] as const)),
  ...OTHER_KEYS,
]);
const LATIN = /[a-z]/iu;

/** The text as the Arabic layout would have written it; null when it is not written in Latin letters alone, or hardly. */
export function toArabicLayout(text: string): string | null {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length < 2 || !letters.every((letter) => LATIN.test(letter))) return null;
  // Caps Lock changes nothing on the Arabic layout, Shift does.
  const keys = /[a-z]/u.test(text) ? text : text.toLowerCase();
  return [...keys].map((key) => LETTERS.get(key) ?? LETTERS.get(key.toLowerCase()) ?? key).join('');
}
