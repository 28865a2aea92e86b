/** Other spellings of a foreign word, by the letters that newspapers write for one foreign sound. */

/** See `index-config/arabic/foreign-letters.tsv`. */
export interface ForeignLetters {
  readonly letters: readonly string[];
  /** A word has at least so many letters. */
  readonly leastLength: number;
}

/** With more such letters than this, a word is left as it is: each of them doubles the spellings. */
const MAX_PLACES = 3;

/** Reads the file. `#` begins a comment line. Throws RangeError naming the line that does not fit. */
export function parseForeignLetters(file: string): readonly ForeignLetters[] {
  return file.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [letters = '', leastLength = ''] = line.split('\t');
    if (!/^\p{L}{2,3}$/u.test(letters) || !/^[1-9]\d?$/u.test(leastLength))
      throw new RangeError(
        `foreign-letters.tsv, line ${index + 1}: found ${JSON.stringify(line)}; wanted two or three letters, a tab and a number`,
      );
    return [{ letters: [...letters], leastLength: Number(leastLength) }];
  });
}

/** The other spellings of a word, foreign or not. */
export function respell(word: string, table: readonly ForeignLetters[]): string[] {
  return table.flatMap(({ letters, leastLength }) => {
    const places = [...word].filter((letter) => letters.includes(letter)).length;
    if (places === 0 || places > MAX_PLACES || word.length < leastLength) return [];
    let spellings = [''];
    for (const letter of word) {
      const written = letters.includes(letter) ? letters : [letter];
      spellings = spellings.flatMap((start) => written.map((each) => start + each));
    }
    return spellings.filter((spelling) => spelling !== word);
  });
}
