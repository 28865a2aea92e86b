/** Rules for whole lines of a text, compared folded: how `index-config/reading/boilerplate.tsv` is read and asked. */
import { fold } from '../analysis/fold.ts';
import { ASIDE_KINDS } from './asides.ts';
import type { AsideKind } from './asides.ts';

export type Reach = 'line' | 'list';

export interface LineRule {
  readonly kind: AsideKind;
  readonly reach: Reach;
  /** Folded words; `*` stands for any number of words. */
  readonly words: readonly string[];
}

/** Rules by the first word of the lines they can match; those that begin with any word stand under `*`. */
export type LineRules = ReadonlyMap<string, readonly LineRule[]>;

const WORDS = /[\p{L}\p{M}\p{N}\u0640]+/gu;

/** The folded words of a line. */
export function toLineWords(line: string): string[] {
  return (line.match(WORDS) ?? []).map((word) => fold(word.toLowerCase(), [])).filter((word) => word !== '');
}

/** Throws RangeError naming the line that does not fit. */
export function parseLineRules(file: string): LineRules {
  const rules = new Map<string, LineRule[]>();
  for (const [at, row] of file.split('\n').entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [kindName = '', reach = '', pattern = ''] = row.split('\t').map((cell) => cell.trim());
    const kind = ASIDE_KINDS.find((known) => known === kindName);
    const words = pattern.split(/\s+/u).flatMap((word) => (word === '*' ? [word] : toLineWords(word)));
    if (kind === undefined || (reach !== 'line' && reach !== 'list') || words.every((word) => word === '*'))
      throw new RangeError(`boilerplate.tsv, line ${at + 1}: wanted ${ASIDE_KINDS.join(' or ')}; line or list; words`);
    const [first = '*'] = words;
    rules.set(first, [...(rules.get(first) ?? []), { kind, reach, words }]);
  }
  return rules;
}

/** The first rule that the words of a line satisfy as a whole. */
export function findLineRule(words: readonly string[], rules: LineRules): LineRule | null {
  const [first] = words;
  if (first === undefined) return null;
  const candidates = [...(rules.get(first) ?? []), ...(rules.get('*') ?? [])];
  return candidates.find((rule) => matches(words, rule.words)) ?? null;
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
