/** Articles that lack some words of a query, when few have them all: the most telling ones, ranked by what they have. */
import type { ArchiveFacts } from './archive-facts.ts';
import { allOf, anyOf, hasWord, not } from './condition.ts';
import type { Condition } from './condition.ts';
import { findRelaxed, toUnion } from './find-candidates.ts';
import type { FindParts } from './find-parts.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import type { QueryClause } from './query-plan.ts';
import { rank } from './rank.ts';
import type { RankedHit } from './rank.ts';
import type { RankingModel } from './ranking-model.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexQuery } from './search-index.ts';
import type { SearchFilters } from './search-request.ts';

/** Most partial matches that are shown. */
const MAX_PARTIAL_HITS = 200;

export interface PartialMatches {
  /** Those that are shown, best first. */
  readonly shown: readonly RankedHit[];
  /** How many there are, shown or not; exact. */
  readonly total: number;
}

export const NO_PARTIAL: PartialMatches = { shown: [], total: 0 };

/** Quoted parts of a query are never dropped, but in a sentence, and where no article has them. */
function toRequired({ plan, asked, conditionOf }: PreparedPlan, facts: ArchiveFacts): readonly QueryClause[] {
  const quoted = plan.isSentence ? [] : asked.filter(({ kind }) => kind !== 'word');
  return quoted.filter((clause) => facts.countOf(conditionOf(clause)) !== 0);
}

/** Whether some words of the query can be missing and something be left of it. */
export function canRelax(prepared: PreparedPlan, facts: ArchiveFacts): boolean {
  const { plan, asked } = prepared;
  return !plan.isBoolean && asked.length > 1 && toRequired(prepared, facts).length < asked.length;
}

/** The articles that have the quoted parts of a query and some of its words, but not all. */
export async function findPartial(
  filters: SearchFilters,
  prepared: PreparedPlan,
  model: RankingModel,
  { index, facts }: FindParts,
): Promise<PartialMatches> {
  const { full, asked, conditionOf } = prepared;
  const required = toRequired(prepared, facts).map(conditionOf);
  const words = asked.flatMap((clause) =>
    clause.kind === 'word'
      ? [conditionOf(clause)]
      : clause.tokens.flatMap(({ term, stop }) => (stop ? [] : [hasWord('terms', term)])),
  );
  const some: Condition[] = required.length > 0 ? [] : [anyOf(words)];
  const where = allOf([...required, ...some, not(full)]);
  const base: IndexQuery = { ...EVERYTHING, filters, where };
  // Articles that have the quoted parts and nothing else are found by those alone.
  const alone: IndexQuery[] =
    required.length > 0 ? [{ ...base, sort: 'newest', limit: MAX_PARTIAL_HITS, load: 'codes' }] : [];
  const [counted, ...quoted] = await index.find([base, ...alone]);
  const total = counted?.total ?? 0;
  // When all can be shown all are: what a facet counted is then what its value brings. Of more the best are looked for.
  const found =
    total <= MAX_PARTIAL_HITS
      ? await index.find([{ ...base, sort: 'newest', limit: MAX_PARTIAL_HITS, load: 'codes' }])
      : [{ hits: await findRelaxed(base, model, prepared, index) }, ...quoted];
  const hits = toUnion(found);
  const shown = rank(hits, model).slice(0, MAX_PARTIAL_HITS);
  return { shown, total: Math.max(total, shown.length) };
}
