/**
 * Ligatures of whole phrases that Unicode gives no decomposition, written out by their names in the code charts
 * (Arabic Presentation Forms-A). Those with one, such as U+FDFA, need no line here.
 */
const PHRASES = new Map([
  ['\uFD40', 'رحمه الله'],
  ['\uFD41', 'رضي الله عنه'],
  ['\uFD42', 'رضي الله عنها'],
  ['\uFD43', 'رضي الله عنهم'],
  ['\uFD44', 'رضي الله عنهما'],
  ['\uFD45', 'رضي الله عنهن'],
  ['\uFD46', 'صلى الله عليه وآله'],
  ['\uFD47', 'عليه السلام'],
  ['\uFD48', 'عليهم السلام'],
  ['\uFD49', 'عليهما السلام'],
  ['\uFD4A', 'عليه الصلاة والسلام'],
  ['\uFD4B', 'قدس سره'],
  ['\uFD4C', 'صلى الله عليه وآله وسلم'],
  ['\uFD4D', 'عليها السلام'],
  ['\uFD4E', 'تبارك وتعالى'],
  ['\uFD4F', 'رحمهم الله'],
  ['\uFDCF', 'سلامه علينا'],
  ['\uFDFD', 'بسم الله الرحمن الرحيم'],
  ['\uFDFE', 'سبحانه وتعالى'],
  ['\uFDFF', 'عز وجل'],
]);

/** What a character stands for: NFKC, and phrases as words of their own. */
export function writeOut(character: string): string {
  const phrase = PHRASES.get(character);
  return phrase === undefined ? character.normalize('NFKC') : ` ${phrase} `;
}
