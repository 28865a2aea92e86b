/**
 * Which way a text runs. Its first letter, which is what `dir="auto"` goes by, misleads: a headline such as «CNN ترصد
 * اللحظات الأولى» is Arabic, and would be laid out from its end.
 */

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;

/** The way in which most of its letters run; as the page where there are none, or as many of either. */
export function toDirection(text: string): 'rtl' | 'ltr' {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length * 2 >= letters.length ? 'rtl' : 'ltr';
}
