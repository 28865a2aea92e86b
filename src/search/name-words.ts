/** Finding names among the words of a query that have other names. */
import type { Token } from '../analysis/token.ts';
import type { EquivalentName, Equivalents } from './equivalents.ts';
import type { QueryLeaf, QueryNode } from './query-node.ts';
import type { QueryClause } from './query-plan.ts';

/** Words that stand side by side. */
interface Run {
  readonly leaves: QueryLeaf[];
  readonly isNegated: boolean;
}

/**
 * The other names of each plain word that is a name, or part of one. Quoted parts, spellings and prefixes mean what they
 * say, and sources, authors and categories are called what they are called. Whoever asks for one name without another
 * (`شباط -فبراير`) tells them apart, and gets no others.
 */
export function nameWords(
  root: QueryNode,
  wordsOf: (leaf: QueryLeaf) => readonly Token[],
  equivalents: Equivalents,
): ReadonlyMap<Token, readonly QueryClause[]> {
  const found = toRuns(root, false).flatMap(({ leaves, isNegated }) => {
    const words = leaves.flatMap((leaf) => wordsOf(leaf).map((token) => ({ token, leaf })));
    const runs = equivalents.find(words.map(({ token }) => token));
    return runs.map(({ start, end, ...name }) => ({ ...name, isNegated, words: words.slice(start, end) }));
  });
  const named = new Map<Token, readonly QueryClause[]>();
  // A name that is repeated is looked for once.
  const made = new Map<string, readonly QueryClause[]>();
  for (const { thing, others, isNegated, words } of found) {
    const isToldApart = found.some((other) => other.thing === thing && other.isNegated !== isNegated);
    const [first, last] = [words[0], words.at(-1)];
    if (isToldApart || !first || !last) continue;
    const place = { start: first.leaf.start + first.token.start, end: last.leaf.start + last.token.end };
    const key = JSON.stringify([first.leaf.field, thing, others.map(({ text }) => text)]);
    const clauses = made.get(key) ?? others.map((name) => toClause(name, { ...first.leaf, ...place }));
    made.set(key, clauses);
    for (const { token } of words) named.set(token, clauses);
  }
  return named;
}

/** Words that stand side by side, with nothing between them, in one field. */
function toRuns(node: QueryNode, isNegated: boolean): Run[] {
  switch (node.kind) {
    case 'leaf':
      return isPlain(node.leaf) ? [{ leaves: [node.leaf], isNegated }] : [];
    case 'not':
      return toRuns(node.of, !isNegated);
    case 'either':
      return node.of.flatMap((part) => toRuns(part, isNegated));
    case 'group': {
      const runs: Run[] = [];
      let before: QueryLeaf | null = null;
      for (const part of node.of) {
        const leaf = part.kind === 'leaf' && isPlain(part.leaf) ? part.leaf : null;
        if (leaf && before && leaf.field === before.field) runs.at(-1)?.leaves.push(leaf);
        else runs.push(...toRuns(part, isNegated));
        before = leaf;
      }
      return runs;
    }
  }
}

const isPlain = ({ kind, field }: QueryLeaf): boolean => kind === 'words' && (field === null || field === 'title');

function toClause({ text, isExact, tokens }: EquivalentName, { start, end, field }: QueryLeaf): QueryClause {
  const kind = isExact ? 'exact' : tokens.length === 1 ? 'word' : 'phrase';
  return { kind, text, start, end, field, slop: 0, edge: null, tokens, isNegated: false, equivalents: [] };
}
