/** Rules for whole lines of a text, compared folded: how `index-config/reading/boilerplate.tsv` is read and asked. */
import { foldWord } from './fold-word.ts';
import { ASIDE_KINDS } from './asides.ts';
import type { AsideKind } from './asides.ts';

export type Reach = 'line' | 'list';

export interface LineRule {
  readonly kind: AsideKind;
  readonly reach: Reach;
  /** Folded words; `*` stands for any number of words. */
  readonly words: readonly string[];
  /** Words before a colon that the line must have there; 0: it needs none. «المصدر: …» is a label, «المصدر الأمني» is not. */
  readonly labelWords: number;
}

/** Rules by the first word of the lines they can match, and by the last for those that begin with any word. */
export interface LineRules {
  readonly byFirst: ReadonlyMap<string, readonly LineRule[]>;
  readonly byLast: ReadonlyMap<string, readonly LineRule[]>;
}

const WORDS = /[\p{L}\p{M}\p{N}\u0640]+/gu;

/** Folded words that were met; a page's furniture and the heads of sentences come back all the time. */
const folded = new Map<string, string>();
const MAX_FOLDED = 20_000;

function foldOften(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  if (folded.size >= MAX_FOLDED) folded.clear();
  const form = foldWord(word);
  folded.set(word, form);
  return form;
}

/** The folded words of a line. */
export function toLineWords(line: string): string[] {
  return (line.match(WORDS) ?? []).map(foldOften).filter((word) => word !== '');
}

/** Throws RangeError naming the line that does not fit. */
export function parseLineRules(file: string): LineRules {
  const byFirst = new Map<string, LineRule[]>();
  const byLast = new Map<string, LineRule[]>();
  for (const [at, row] of file.split('\n').entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [kindName = '', reach = '', pattern = ''] = row.split('\t').map((cell) => cell.trim());
    const kind = ASIDE_KINDS.find((known) => known === kindName);
    const label = /^([^:]+):/u.exec(pattern);
    const words = pattern
      .replaceAll(':', ' ')
      .trim()
      .split(/\s+/u)
      .flatMap((word) => (word === '*' ? [word] : toLineWords(word)));
    if (kind === undefined || (reach !== 'line' && reach !== 'list') || (words[0] === '*' && words.at(-1) === '*'))
      throw new RangeError(
        `boilerplate.tsv, line ${at + 1}: wanted ${ASIDE_KINDS.join(' or ')}; line or list; words, * at one end at most`,
      );
    const [first = '', last = ''] = [words[0], words.at(-1)];
    const [rules, key] = first === '*' ? [byLast, last] : [byFirst, first];
    rules.set(key, [
      ...(rules.get(key) ?? []),
      { kind, reach, words, labelWords: label === null ? 0 : toLineWords(label[1] ?? '').length },
    ]);
  }
  return { byFirst, byLast };
}

/** The first rule that a line satisfies as a whole. Most lines are let go by their first and last words. */
export function findLineRule(line: string, { byFirst, byLast }: LineRules): LineRule | null {
  const written = line.match(WORDS) ?? [];
  const candidates = [
    ...(byFirst.get(foldOften(written[0] ?? '')) ?? []),
    ...(byLast.get(foldOften(written.at(-1) ?? '')) ?? []),
  ];
  if (candidates.length === 0) return null;
  const words = toLineWords(line);
  const colon = line.indexOf(':');
  const labelWords = colon === -1 ? 0 : toLineWords(line.slice(0, colon)).length;
  return (
    candidates.find(
      (rule) => (rule.labelWords === 0 || rule.labelWords === labelWords) && matches(words, rule.words),
    ) ?? null
  );
}

function matches(words: readonly string[], pattern: readonly string[]): boolean {
  const star = pattern.indexOf('*');
  if (star === -1) return words.length === pattern.length && pattern.every((word, at) => word === words[at]);
  const head = pattern.slice(0, star);
  if (!head.every((word, at) => word === words[at])) return false;
  const rest = pattern.slice(star + 1);
  if (rest.length === 0) return true;
  for (let from = head.length; from <= words.length; from += 1) if (matches(words.slice(from), rest)) return true;
  return false;
}
