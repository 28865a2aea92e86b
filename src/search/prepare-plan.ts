/** A plan made ready for the index: the condition of every clause, and the words that stand in for others. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import { anyOfWords, EVERY_DOCUMENT, hasWord, NOTHING } from './condition.ts';
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
  /** The same without equivalents; null when none were looked for. */
  readonly asTyped: Condition | null;
  /** Clauses that a full match has, or of which it has some. */
  readonly asked: readonly QueryClause[];
  /** Other names for words of the query, those for words that are left out included. */
  readonly equivalents: readonly QueryClause[];
  /** What articles satisfy that have a clause, or an equivalent of it. */
  conditionOf(clause: QueryClause): Condition;
  readonly expansions: ReadonlyMap<QueryClause, Expansion>;
}

/** Most words that a misspelt one is taken for. */
const MAX_CORRECTIONS = 10;

export async function preparePlan(plan: QueryPlan, parts: FindParts): Promise<PreparedPlan> {
  const clauses = toEveryClause(plan.root);
  const named = [...new Set([...clauses, ...clauses.flatMap(({ equivalents }) => equivalents)])];
  const resolved = await Promise.all(named.map((clause) => resolveClause(clause, parts)));
  const typed = new Map(named.map((clause, at) => [clause, resolved[at] ?? NOTHING]));
  const typedConditionOf = (clause: QueryClause): Condition => typed.get(clause) ?? NOTHING;
  const toWhole = (clause: QueryClause): Condition =>
    clause.equivalents.length === 0
      ? typedConditionOf(clause)
      : anyOfWords([clause, ...clause.equivalents].map(typedConditionOf));
  const conditions = new Map(named.map((clause) => [clause, toWhole(clause)]));
  const expansions = new Map<QueryClause, Expansion>();
  for (const [clause, condition] of conditions)
    if (clause.kind === 'prefix' && condition.kind === 'has')
      expansions.set(clause, { words: condition.anyOf.map((form) => form.replace(/^=/u, '')), condition });
  const asTyped = named.length > clauses.length && plan.root ? toCondition(plan.root, typedConditionOf) : null;
  return toPrepared(plan, conditions, expansions, asTyped);
}

/** The same plan with every word that no article has replaced by the words it may have been meant for. */
export async function correctPlan(
  { plan, asked, asTyped, conditionOf, expansions }: PreparedPlan,
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
  const named = toEveryClause(plan.root).flatMap((clause) => [clause, ...clause.equivalents]);
  const conditions = new Map(named.map((clause) => [clause, corrected.get(clause)?.condition ?? conditionOf(clause)]));
  return toPrepared(plan, conditions, corrected, asTyped);
}

function toPrepared(
  plan: QueryPlan,
  conditions: ReadonlyMap<QueryClause, Condition>,
  expansions: ReadonlyMap<QueryClause, Expansion>,
  asTyped: Condition | null,
): PreparedPlan {
  const conditionOf = (clause: QueryClause): Condition => conditions.get(clause) ?? NOTHING;
  const everything = plan.isEmpty ? NOTHING : EVERY_DOCUMENT;
  return {
    plan,
    full: plan.root === null ? everything : toCondition(plan.root, conditionOf),
    asTyped,
    equivalents: [...new Set(toEveryClause(plan.root).flatMap((clause) => clause.equivalents))],
    asked: toAskedClauses(plan.root),
    conditionOf,
    expansions,
  };
}
