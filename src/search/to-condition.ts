/** A tree of clauses as one condition. */
import { allOf, anyOf, not } from './condition.ts';
import type { Condition } from './condition.ts';
import type { PlanNode, QueryClause } from './query-plan.ts';

export function toCondition(node: PlanNode, conditionOf: (clause: QueryClause) => Condition): Condition {
  switch (node.kind) {
    case 'clause':
      return conditionOf(node.clause);
    case 'not':
      return not(toCondition(node.of, conditionOf));
    case 'all':
      return allOf(node.of.map((part) => toCondition(part, conditionOf)));
    case 'any':
      return anyOf(node.of.map((part) => toCondition(part, conditionOf)));
  }
}
