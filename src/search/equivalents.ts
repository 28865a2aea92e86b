/**
 * Names of one thing that no spelling rule joins: شباط and فبراير, داعش and تنظيم الدولة الإسلامية. Read from
 * `index-config/arabic/equivalents.txt`; they are applied to queries alone, so that the index knows nothing of them.
 */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import { toClauseToken } from './query-plan.ts';
import type { ClauseToken } from './query-plan.ts';

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

/** A name after analysis. */
export interface EquivalentName {
  /** As the file has it. */
  readonly text: string;
  readonly isExact: boolean;
  readonly tokens: readonly ClauseToken[];
}

/** Words in a row that are a name, and what else it is called. */
export interface NamedRun {
  /** Of the first word and behind the last one. */
  readonly start: number;
  readonly end: number;
  readonly others: readonly EquivalentName[];
}

export interface Equivalents {
  /** The names among words in a row, from left to right, the longest first. */
  find(tokens: readonly Token[]): NamedRun[];
}

interface KnownName {
  readonly name: EquivalentName;
  readonly others: readonly EquivalentName[];
}

/** Analyzes the names. Throws RangeError for one that has no word of its own, or that stands in two lines. */
export function createEquivalents(groups: EquivalentGroups, analyzer: Pick<Analyzer, 'analyze'>): Equivalents {
  const lines = new Map<string, number>();
  const byFirst = new Map<string, KnownName[]>();
  for (const { line, names } of groups) {
    const analyzed = new Map<string, EquivalentName>();
    for (const { text, isExact } of names) {
      const tokens = analyzer.analyze(text, { mode: 'query' }).map(toClauseToken);
      if (tokens.every(({ stop }) => stop))
        throw new RangeError(`equivalents.txt, line ${line}: ${text} is a function word and names nothing`);
      const name = { text, isExact, tokens };
      const known = lines.get(toNameKey(name));
      if (known !== undefined && known !== line)
        throw new RangeError(`equivalents.txt, line ${line}: ${text} stands in line ${known}, too; join the two lines`);
      lines.set(toNameKey(name), line);
      // Two spellings of one name: the first one is shown.
      if (!analyzed.has(toNameKey(name))) analyzed.set(toNameKey(name), name);
    }
    const all = [...analyzed.values()];
    for (const name of all) {
      const first = name.tokens[0]?.term ?? '';
      // What contains the name is found by it anyway.
      const others = all.filter((other) => other !== name && !holds(other, name));
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name, others }]);
    }
  }
  for (const known of byFirst.values()) known.sort((a, b) => b.name.tokens.length - a.name.tokens.length);

  return {
    find(tokens) {
      const runs: NamedRun[] = [];
      for (let at = 0; at < tokens.length; at += 1) {
        const start = at;
        const known = byFirst.get(tokens[at]?.term ?? '')?.find(({ name }) => isAt(name, tokens, start));
        if (!known) continue;
        at += known.name.tokens.length - 1;
        runs.push({ start, end: at + 1, others: known.others });
      }
      return runs;
    },
  };
}

function isAt({ tokens: name, isExact }: EquivalentName, tokens: readonly Token[], start: number): boolean {
  return name.every(({ term, stop, form }, index) => {
    const token = tokens[start + index];
    if (!token) return false;
    return isExact ? toWrittenForm(token.surface) === form : token.term === term && token.stop === stop;
  });
}

/** Whether whoever has a name has the words of another one, as the analyzer joins words. */
function holds({ tokens: name }: EquivalentName, { tokens: other }: EquivalentName): boolean {
  return name.some((_, at) =>
    other.every(({ term, stop }, index) => {
      const token = name[at + index];
      return token?.term === term && token.stop === stop;
    }),
  );
}

function toNameKey({ isExact, tokens }: EquivalentName): string {
  return JSON.stringify([isExact, tokens.map(({ term, stop, form }) => [isExact ? form : term, stop])]);
}
