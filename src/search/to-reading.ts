/** How a query was read, in its own language, with every operator and parenthesis written out. */
import type { QueryLeaf, QueryNode } from './query-node.ts';

export function toReading(root: QueryNode): string {
  return root.kind === 'group' ? root.of.map(toPart).join(' ') : toPart(root);
}

function toPart(node: QueryNode): string {
  switch (node.kind) {
    case 'leaf':
      return toLeaf(node.leaf);
    case 'not':
      return `NOT ${toPart(node.of)}`;
    case 'either':
      return `(${node.of.map(toPart).join(' OR ')})`;
    case 'group':
      return node.of.length === 1 ? node.of.map(toPart).join('') : `(${node.of.map(toPart).join(' ')})`;
  }
}

function toLeaf({ kind, text, field, slop, edge }: QueryLeaf): string {
  if (edge) return `${edge.kind}:${edge.day}`;
  const prefix = field === null ? '' : `${field}:`;
  const quoted = text.includes('"') ? `«${text}»` : `"${text}"`;
  switch (kind) {
    case 'words':
    case 'date':
      return prefix + text;
    case 'prefix':
      return `${prefix}${text}*`;
    case 'phrase':
      return prefix + quoted;
    case 'near':
      return `${prefix}${quoted}~${slop}`;
    case 'exact':
      return `${prefix}=${quoted}`;
  }
}
