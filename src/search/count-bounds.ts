/** Between which numbers of articles a condition can be satisfied by, from what is known without asking. */
import type { ArchiveFacts } from './archive-facts.ts';
import { hasWord } from './condition.ts';
import type { Condition } from './condition.ts';

/** Both inclusive. */
export interface CountBounds {
  readonly least: number;
  readonly most: number;
}

/** The bounds of a condition in the whole archive: those of its parts, put together as if nothing were known of how they meet. */
export function toCountBounds(condition: Condition, facts: Pick<ArchiveFacts, 'countOf' | 'documents'>): CountBounds {
  const { documents } = facts;
  switch (condition.kind) {
    case 'has': {
      const count = facts.countOf(condition);
      if (count !== null) return { least: count, most: count };
      // What an article is about it has.
      const { most } =
        condition.set === 'themes' ? toCountBounds(hasWord('terms', ...condition.anyOf), facts) : { most: documents };
      return { least: 0, most };
    }
    case 'keys':
      return { least: 0, most: condition.anyOf.length };
    case 'and': {
      const parts = condition.of.map((part) => toCountBounds(part, facts));
      const lacking = parts.reduce((sum, { least }) => sum + documents - least, 0);
      return { least: Math.max(0, documents - lacking), most: Math.min(documents, ...parts.map(({ most }) => most)) };
    }
    case 'or': {
      const parts = condition.of.map((part) => toCountBounds(part, facts));
      const sum = parts.reduce((total, { most }) => total + most, 0);
      return { least: Math.max(0, ...parts.map(({ least }) => least)), most: Math.min(documents, sum) };
    }
    case 'not': {
      const { least, most } = toCountBounds(condition.of, facts);
      return { least: documents - most, most: documents - least };
    }
    case 'label':
    case 'published':
    case 'behind':
      return { least: 0, most: documents };
  }
}
