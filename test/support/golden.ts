/** Golden tables: one case a line, `input ⇥ expected ⇥ why`; `#` begins a comment line. */
import { readFileSync } from 'node:fs';

export interface GoldenCase {
  readonly input: string;
  readonly expected: string;
  readonly why: string;
  readonly line: number;
}

/** A case with a column more: what another gives for the input, or what should be given. */
export interface ComparedCase extends GoldenCase {
  readonly compared: string;
}

/** Reads `test/golden/<name>`. `\u{…}` in a cell stands for a character that nobody could see. */
export function readGolden(name: string): GoldenCase[] {
  return readRows(name, ['input', 'expected', 'why']).map(({ cells: [input = '', expected = '', why = ''], line }) => ({
    input,
    expected,
    why,
    line,
  }));
}

/** The same with four columns: `input ⇥ expected ⇥ compared ⇥ why`. */
export function readComparedGolden(name: string): ComparedCase[] {
  return readRows(name, ['input', 'expected', 'compared', 'why']).map(
    ({ cells: [input = '', expected = '', compared = '', why = ''], line }) => ({
      input,
      expected,
      compared,
      why,
      line,
    }),
  );
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

function readRows(name: string, columns: readonly string[]): Row[] {
  const text = readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8');
  return text.split('\n').flatMap((row, index) => {
    if (row.trim() === '' || row.startsWith('#')) return [];
    const cells = row.split('\t').map(unescape);
    const line = index + 1;
    if (cells.length !== columns.length || !cells.at(-1))
      throw new RangeError(`test/golden/${name}, line ${line}: wanted ${columns.join(', ')}, separated by tabs`);
    return [{ cells, line }];
  });
}

function unescape(cell: string): string {
  return cell.replaceAll(/\\u\{([0-9A-F]+)\}/gu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
