/**
 * Names of one thing that no spelling rule joins: شباط and فبراير, داعش and تنظيم الدولة الإسلامية. They are applied to
 * queries alone, so that the index knows nothing of them.
 */
import type { Analyzer } from '../analysis/analyzer.ts';
import { ALEF, LAM } from '../analysis/letters.ts';
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import type { EquivalentGroups } from './equivalent-groups.ts';
import { toClauseToken } from './query-plan.ts';
import type { ClauseToken } from './query-plan.ts';
import { respell } from './respell.ts';
import type { ForeignLetters } from './respell.ts';

const ARTICLE = ALEF + LAM;
/** Most ways in which the words of one name may vary, it included. */
const MAX_VARIANTS = 4;
/** Most names of one thing that are looked for, with all that is made of those in the file. */
const MAX_LOOKED_FOR = 30;

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
  /** What is named: the same for all of its names. */
  readonly thing: string;
  readonly others: readonly EquivalentName[];
}

export interface Equivalents {
  /** The names among words in a row, from left to right, the longest first. */
  find(tokens: readonly Token[]): NamedRun[];
}

interface KnownName {
  readonly name: EquivalentName;
  readonly thing: string;
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
    const spellings = respell(term, foreignLetters);
    if (spellings.length === 0 || isInflected(term)) return [];
    return spellings
      .map((spelling) => toName(spelling, false))
      .filter(({ tokens: [only, ...others] }) => only && !only.stop && others.length === 0 && !isInflected(only.term));
  };

  const toForeign = (token: Token): Pick<NamedRun, 'thing' | 'others'> => {
    const others = toRespelt(token);
    return { thing: [token.term, ...others.map(({ text }) => text)].sort().join(' '), others };
  };

  const { written, lines } = toWrittenNames(groups, toName);
  const words = toWords(written);
  const byFirst = new Map<string, KnownName[]>();
  for (const [number, names] of written.entries()) {
    const all = new Map(names.map((name) => [toNameKey(name), name]));
    for (const made of [
      ...names.flatMap((name) => toVariants(name, words)),
      ...names.flatMap(({ isExact, tokens }) => (isExact || tokens.length > 1 ? [] : tokens.flatMap(toRespelt))),
    ])
      if (!lines.has(toNameKey(made)) && all.size < MAX_LOOKED_FOR) all.set(toNameKey(made), made);
    for (const name of all.values()) {
      const first = name.tokens[0]?.term ?? '';
      // What contains the name is found by it anyway.
      const others = [...all.values()].filter((other) => other !== name && !holds(other, name));
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name, thing: String(number), others }]);
    }
  }
  for (const known of byFirst.values()) known.sort((a, b) => b.name.tokens.length - a.name.tokens.length);

  return {
    find(tokens) {
      const runs: NamedRun[] = [];
      for (let at = 0; at < tokens.length; at += 1) {
        const start = at;
        const first = tokens[at];
        if (!first) continue;
        const known = byFirst.get(first.term)?.find(({ name }) => isAt(name, tokens, start));
        const { thing, others } = known ?? toForeign(first);
        if (known) at += known.name.tokens.length - 1;
        if (others.length > 0) runs.push({ start, end: at + 1, thing, others });
      }
      return runs;
    },
  };
}

/** The names of the file, group by group, and the line of each. */
function toWrittenNames(groups: EquivalentGroups, toName: (text: string, isExact: boolean) => EquivalentName) {
  const lines = new Map<string, number>();
  const written = groups.map(({ line, names }) => {
    const group = new Map<string, EquivalentName>();
    for (const { text, isExact } of names) {
      const name = toName(text, isExact);
      if (name.tokens.every(({ stop }) => stop))
        throw new RangeError(`equivalents.txt, line ${line}: ${text} is a function word and names nothing`);
      const key = toNameKey(name);
      const known = lines.get(key) ?? line;
      if (known !== line)
        throw new RangeError(`equivalents.txt, line ${line}: ${text} stands in line ${known}, too; join the two lines`);
      lines.set(key, line);
      // Two spellings of one name: the first one is shown.
      if (!group.has(key)) group.set(key, name);
    }
    return [...group.values()];
  });
  return { written, lines };
}

/** What a word is called by itself, it first: it is called so in a name of several words, too (أميركا for أمريكا). */
function toWords(written: readonly (readonly EquivalentName[])[]): ReadonlyMap<string, readonly ClauseToken[]> {
  return new Map(
    written.flatMap((names) => {
      const words = names.flatMap(({ isExact, tokens }) => (isExact || tokens.length > 1 ? [] : tokens));
      return words.map((word) => [word.term, [word, ...words.filter((other) => other !== word)]] as const);
    }),
  );
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
      .flatMap((start) => (token.stop ? [token] : (words.get(token.term) ?? [token])).map((word) => [...start, word]))
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
