/** The language of an article by its frequent words: Arabic unless the text is clearly of another. */
const SAMPLE_LENGTH = 1500;
const WORDS = /[\p{L}\p{M}]+/gu;
/** Kaf, yeh and heh of Persian and Urdu keyboards: not in the list, for Arabic is typed with them too. */
const KEYBOARD_LETTERS = '\u06A9\u06CC\u06C1\u06D2';
const ARABIC = /\p{Script=Arabic}/u;

interface LanguageMarks {
  readonly tag: string;
  readonly script: 'arab' | 'latn';
  readonly words: ReadonlySet<string>;
  /** Letters that no other language of the list has. */
  readonly letters: RegExp | null;
}

export interface Languages {
  readonly marks: readonly LanguageMarks[];
  /** Any letter that Arabic does not have; a text in Arabic letters without one is Arabic. */
  readonly foreign: RegExp;
}

/** Reads `index-config/reading/languages.tsv`. Throws RangeError naming the line that does not fit. */
export function parseLanguages(file: string): Languages {
  const marks = file.split('\n').flatMap((row, at): LanguageMarks[] => {
    if (row.trim() === '' || row.startsWith('#')) return [];
    const [tag = '', script = '', words = '', letters = ''] = row.split('\t');
    if (tag === '' || (script !== 'arab' && script !== 'latn') || words === '')
      throw new RangeError(`languages.tsv, line ${at + 1}: wanted a tag, arab or latn, and words`);
    return [
      {
        tag,
        script,
        words: new Set(words.split(' ')),
        letters: letters === '' ? null : new RegExp(`[${letters}]`, 'u'),
      },
    ];
  });
  const letters = file.split('\n').flatMap((row) => (row.startsWith('#') ? [] : [row.split('\t')[3] ?? '']));
  return { marks, foreign: new RegExp(`[${letters.join('')}${KEYBOARD_LETTERS}\\p{Script=Latin}]`, 'u') };
}

/** A BCP 47 tag; `ar` for a text too short to say, `und` for one in a language that the list does not have. */
export function detectLanguage(text: string, { marks, foreign }: Languages): string {
  if (!foreign.test(text.slice(0, SAMPLE_LENGTH))) return 'ar';
  const words = text.slice(0, SAMPLE_LENGTH).toLowerCase().match(WORDS) ?? [];
  const isArabic = words.filter((word) => ARABIC.test(word)).length * 2 >= words.length;
  if (!isArabic && words.length < 4) return 'ar';
  const scored = marks
    .filter(({ script }) => (script === 'arab') === isArabic)
    .map(({ tag, words: frequent, letters }) => {
      const hits = words.filter((word) => frequent.has(word)).length;
      // A word in the letters of a language tells of it like a frequent one, but names travel: half as much.
      const own = letters === null ? 0 : words.filter((word) => letters.test(word)).length;
      return { tag, score: hits + own / 2 };
    });
  const [best = null] = scored.sort((a, b) => b.score - a.score);
  const base = scored.find(({ tag }) => tag === 'ar')?.score ?? 0;
  if (isArabic) return best !== null && best.score > Math.max(2, 2 * base) ? best.tag : 'ar';
  return best !== null && best.score >= 2 ? best.tag : 'und';
}
