/** Golden tables: one case a line, `input ⇥ expected ⇥ why`; `#` begins a comment line. */
import { readFileSync } from 'node:fs';

export interface GoldenCase {
  readonly input: string;
  readonly expected: string;
  readonly why: string;
  readonly line: number;
}

/** Reads `test/golden/<name>`. `\u{…}` in a cell stands for a character that nobody could see. */
export function readGolden(name: string): GoldenCase[] {
  const text = readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8');
  return text.split('\n').flatMap((row, index) => {
    if (row.trim() === '' || row.startsWith('#')) return [];
    const [input, expected, why] = row.split('\t').map(unescape);
    if (input === undefined || expected === undefined || !why)
      throw new RangeError(`test/golden/${name}, line ${index + 1}: wanted input, expected and why, separated by tabs`);
    return [{ input, expected, why, line: index + 1 }];
  });
}

function unescape(cell: string): string {
  return cell.replaceAll(/\\u\{([0-9A-F]+)\}/gu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
