/** Finding names among the words of a query that have other names. */
import type { Token } from '../analysis/token.ts';
import type { EquivalentName, Equivalents } from './equivalents.ts';
import type { QueryLeaf, QueryNode } from './query-node.ts';
import type { QueryClause } from './query-plan.ts';

/**
 * The other names of each plain word that is a name, or part of one. Quoted parts, spellings and prefixes mean what they
 * say, and sources, authors and categories are called what they are called.
 */
export function nameWords(
  root: QueryNode,
  wordsOf: (leaf: QueryLeaf) => readonly Token[],
  equivalents: Equivalents,
): ReadonlyMap<Token, readonly QueryClause[]> {
  const named = new Map<Token, readonly QueryClause[]>();
  for (const leaves of toRuns(root)) {
    const words = leaves.flatMap((leaf) => wordsOf(leaf).map((token) => ({ token, leaf })));
    const tokens = words.map(({ token }) => token);
    for (const { start, end, others } of equivalents.find(tokens)) {
      const [first, last] = [words[start], words[end - 1]];
      if (!first || !last) continue;
      const place = { start: first.leaf.start + first.token.start, end: last.leaf.start + last.token.end };
      const clauses = others.map((name) => toClause(name, { ...first.leaf, ...place }));
      for (const token of tokens.slice(start, end)) named.set(token, clauses);
    }
  }
  return named;
}

/** Words that stand side by side, with nothing between them, in one field. */
function toRuns(node: QueryNode): QueryLeaf[][] {
  switch (node.kind) {
    case 'leaf':
      return isPlain(node.leaf) ? [[node.leaf]] : [];
    case 'not':
      return toRuns(node.of);
    case 'either':
      return node.of.flatMap(toRuns);
    case 'group': {
      const runs: QueryLeaf[][] = [];
      let before: QueryLeaf | null = null;
      for (const part of node.of) {
        const leaf = part.kind === 'leaf' && isPlain(part.leaf) ? part.leaf : null;
        if (leaf && before && leaf.field === before.field) runs.at(-1)?.push(leaf);
        else runs.push(...toRuns(part));
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
