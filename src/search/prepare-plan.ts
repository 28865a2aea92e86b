/** A plan made ready for the index: the condition of every clause, and the words that stand in for others. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import { EVERY_DOCUMENT, hasWord, NOTHING } from './condition.ts';
import type { Condition } from './condition.ts';
import { toAskedClauses, toEveryClause } from './query-plan.ts';
import type { QueryClause, QueryPlan } from './query-plan.ts';
import type { Expansion } from './ranking-model.ts';
import { resolveClause } from './resolve-clauses.ts';
import type { FindParts } from './find-parts.ts';
import { toCondition } from './to-condition.ts';

export interface PreparedPlan {
  readonly plan: QueryPlan;
  /** What a full match satisfies. */
  readonly full: Condition;
  /** Clauses that a full match has, or of which it has some. */
  readonly asked: readonly QueryClause[];
  conditionOf(clause: QueryClause): Condition;
  readonly expansions: ReadonlyMap<QueryClause, Expansion>;
}

/** Most words that a misspelt one is taken for. */
const MAX_CORRECTIONS = 10;

export async function preparePlan(plan: QueryPlan, parts: FindParts): Promise<PreparedPlan> {
  const clauses = toEveryClause(plan.root);
  const resolved = await Promise.all(clauses.map((clause) => resolveClause(clause, parts)));
  const conditions = new Map(clauses.map((clause, at) => [clause, resolved[at] ?? NOTHING]));
  const expansions = new Map<QueryClause, Expansion>();
  for (const [clause, condition] of conditions)
    if (clause.kind === 'prefix' && condition.kind === 'has')
      expansions.set(clause, { words: condition.anyOf.map((form) => form.replace(/^=/u, '')), condition });
  return toPrepared(plan, conditions, expansions);
}

/** The same plan with every word that no article has replaced by the words it may have been meant for. */
export async function correctPlan(
  { plan, asked, conditionOf, expansions }: PreparedPlan,
  facts: ArchiveFacts,
  analyzer: Pick<Analyzer, 'terms'>,
): Promise<PreparedPlan | null> {
  const unknown = asked.filter((clause) => clause.kind === 'word' && facts.countOf(conditionOf(clause)) === 0);
  if (unknown.length === 0) return null;
  const vocabulary = await facts.vocabulary();
  const corrected = new Map(expansions);
  for (const clause of unknown) {
    const [token] = clause.tokens;
    const words = token && /^\p{L}+$/u.test(token.folded) ? vocabulary.near(token, MAX_CORRECTIONS) : [];
    const terms = [...new Set(words.flatMap((word) => analyzer.terms(word)))];
    if (terms.length > 0) corrected.set(clause, { words, condition: hasWord('terms', ...terms) });
  }
  if (corrected.size === expansions.size) return null;
  const conditions = new Map(
    toEveryClause(plan.root).map((clause) => [clause, corrected.get(clause)?.condition ?? conditionOf(clause)]),
  );
  return toPrepared(plan, conditions, corrected);
}

function toPrepared(
  plan: QueryPlan,
  conditions: ReadonlyMap<QueryClause, Condition>,
  expansions: ReadonlyMap<QueryClause, Expansion>,
): PreparedPlan {
  const conditionOf = (clause: QueryClause): Condition => conditions.get(clause) ?? NOTHING;
  const everything = plan.isEmpty ? NOTHING : EVERY_DOCUMENT;
  return {
    plan,
    full: plan.root === null ? everything : toCondition(plan.root, conditionOf),
    asked: toAskedClauses(plan.root),
    conditionOf,
    expansions,
  };
}
