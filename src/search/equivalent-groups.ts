/** Names of one thing as an editor writes them: what is in `index-config/arabic/equivalents.txt`. Text in, data out; no files here. */

/** One name as the file has it. */
interface WrittenName {
  readonly text: string;
  /** Written `=name`: only this spelling is meant, for its term is that of another word, too. */
  readonly isExact: boolean;
}

/** Names of one thing, and the line of the file that they stand in. */
interface EquivalentGroup {
  readonly line: number;
  readonly names: readonly WrittenName[];
}

export type EquivalentGroups = readonly EquivalentGroup[];

/** Most names of one thing; every one of them is looked for. */
const MAX_NAMES = 12;

/** Reads the file. `#` begins a comment. Throws RangeError naming the line that does not fit. */
export function parseEquivalents(file: string): EquivalentGroups {
  return file.split('\n').flatMap((line, index) => {
    const text = line.replace(/(?:^|\s)#.*$/u, '').trim();
    if (text === '') return [];
    const names = text.split(/[،,]/u).map((name) => name.trim());
    if (names.length < 2 || names.length > MAX_NAMES || names.some((name) => !/[\p{L}\p{N}]/u.test(name)))
      throw new RangeError(
        `equivalents.txt, line ${index + 1}: found ${JSON.stringify(line)}; wanted 2 to ${MAX_NAMES} names with commas between them`,
      );
    return [
      {
        line: index + 1,
        names: names.map((name) => ({ text: name.replace(/^=\s*/u, ''), isExact: name.startsWith('=') })),
      },
    ];
  });
}
