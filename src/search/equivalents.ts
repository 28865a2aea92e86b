/**
 * Names of one thing that no spelling rule joins: شباط and فبراير, داعش and تنظيم الدولة الإسلامية. Read from
 * `index-config/arabic/equivalents.txt`; they are applied to queries alone, so that the index knows nothing of them.
 */
import type { Analyzer } from '../analysis/analyzer.ts';
import { ALEF, LAM } from '../analysis/letters.ts';
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import { toClauseToken } from './query-plan.ts';
import type { ClauseToken } from './query-plan.ts';
import { respell } from './respell.ts';
import type { ForeignLetters } from './respell.ts';

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

const ARTICLE = ALEF + LAM;
/** Most names of one thing; every one of them is looked for. */
const MAX_NAMES = 12;
/** Most ways in which the words of one name may vary, it included. */
const MAX_VARIANTS = 4;

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

/** What is known of names: the groups, and how foreign words are spelt. */
export interface EquivalentRules {
  readonly groups: EquivalentGroups;
  readonly foreignLetters: readonly ForeignLetters[];
  /** Whether the language inflects a folded word, so that it is not foreign. */
  isInflected(word: string): boolean;
}

/** A name after analysis. */
export interface EquivalentName {
  /** As it is shown. */
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
export function createEquivalents(
  { groups, foreignLetters, isInflected }: EquivalentRules,
  analyzer: Pick<Analyzer, 'analyze'>,
): Equivalents {
  const toName = (text: string, isExact: boolean): EquivalentName => ({
    text,
    isExact,
    tokens: analyzer.analyze(text, { mode: 'query' }).map(toClauseToken),
  });
  /** Other spellings of a foreign word. It takes no ending, so its term is all of it, but for what is put before. */
  const toRespelt = ({ term, folded, stop }: Pick<Token, 'term' | 'folded' | 'stop'>): EquivalentName[] => {
    if (stop || !folded.endsWith(term) || term.startsWith(ARTICLE)) return [];
    const respelt = respell(term, foreignLetters).map((spelling) => toName(spelling, false));
    if (respelt.length === 0 || isInflected(term)) return [];
    return respelt.filter(
      ({ tokens: [only, ...others] }) => only && !only.stop && others.length === 0 && !isInflected(only.term),
    );
  };

  const lines = new Map<string, number>();
  const analyzed = groups.map(({ line, names }) => {
    const group = new Map<string, EquivalentName>();
    for (const { text, isExact } of names) {
      const name = toName(text, isExact);
      if (name.tokens.every(({ stop }) => stop))
        throw new RangeError(`equivalents.txt, line ${line}: ${text} is a function word and names nothing`);
      const key = toNameKey(name);
      const known = lines.get(key);
      if (known !== undefined && known !== line)
        throw new RangeError(`equivalents.txt, line ${line}: ${text} stands in line ${known}, too; join the two lines`);
      lines.set(key, line);
      // Two spellings of one name: the first one is shown.
      if (!group.has(key)) group.set(key, name);
    }
    return group;
  });

  // What a word is called by itself it is called in a name of several words, too: أميركا for أمريكا.
  const words = new Map<string, readonly ClauseToken[]>();
  for (const group of analyzed) {
    const singles = [...group.values()].flatMap(({ isExact, tokens }) => (isExact || tokens.length > 1 ? [] : tokens));
    for (const word of singles) words.set(word.term, [word, ...singles.filter((other) => other !== word)]);
  }

  const byFirst = new Map<string, KnownName[]>();
  for (const group of analyzed) {
    for (const name of [...group.values()])
      for (const variant of toVariants(name, words))
        if (!lines.has(toNameKey(variant))) group.set(toNameKey(variant), variant);
    for (const { isExact, tokens } of [...group.values()])
      for (const name of isExact || tokens.length > 1 ? [] : tokens.flatMap(toRespelt))
        if (!lines.has(toNameKey(name))) group.set(toNameKey(name), name);
    const all = [...group.values()];
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
        const first = tokens[at];
        const known = first && byFirst.get(first.term)?.find(({ name }) => isAt(name, tokens, start));
        const others = known?.others ?? (first ? toRespelt(first) : []);
        if (known) at += known.name.tokens.length - 1;
        if (others.length > 0) runs.push({ start, end: at + 1, others });
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

/** The same name with other names for its words, the first few of them. */
function toVariants(
  { text, isExact, tokens }: EquivalentName,
  words: ReadonlyMap<string, readonly ClauseToken[]>,
): EquivalentName[] {
  if (isExact || tokens.length === 1) return [];
  let variants: (readonly ClauseToken[])[] = [[]];
  for (const token of tokens)
    variants = variants
      .flatMap((start) => (words.get(token.term) ?? [token]).map((word) => [...start, word]))
      .slice(0, MAX_VARIANTS);
  return variants.slice(1).map((variant) => ({ text, isExact, tokens: variant }));
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
