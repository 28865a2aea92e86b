/** Numbers in Arabic prose: the noun that follows a number changes with it. The nouns themselves are in `strings.ar.ts`. */

/** Western digits, as in the archive's dates and the browser's date fields, so that one page uses one set. */
export const LOCALE = 'ar-u-ca-gregory-nu-latn';

/** A noun with its number: `zero`, `one` and `two` are said without a numeral. */
export interface CountForms {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  /** After 3 to 10. */
  readonly few: string;
  /** After 11 to 99. */
  readonly many: string;
  /** After whole hundreds and what follows them by one or two. */
  readonly other: string;
}

const plural = new Intl.PluralRules('ar');
const number = new Intl.NumberFormat(LOCALE);

export function formatNumber(value: number): string {
  return number.format(value);
}

/** `نتيجتان`, `3 نتائج`, `11 نتيجة`, by the rules of CLDR. `count` is a whole number, not negative. */
export function formatCount(count: number, forms: CountForms): string {
  const category = plural.select(count);
  const noun = forms[category];
  return category === 'zero' || category === 'one' || category === 'two' ? noun : `${formatNumber(count)} ${noun}`;
}
