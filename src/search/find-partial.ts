/** Articles that lack some words of a query, when few have them all: the most telling ones, ranked by what they have. */
import type { ArchiveFacts } from './archive-facts.ts';
import { allOf, anyOf, hasWord, not } from './condition.ts';
import type { Condition } from './condition.ts';
import { findCandidates } from './find-candidates.ts';
import type { FindParts } from './find-parts.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import type { QueryClause } from './query-plan.ts';
import { rank } from './rank.ts';
import type { RankedHit } from './rank.ts';
import type { RankingModel } from './ranking-model.ts';
import { passesFilters } from './passes-filters.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexAnswer, IndexQuery } from './search-index.ts';
import { hasFilters, NO_FILTERS } from './search-request.ts';
import type { SearchFilters } from './search-request.ts';
import { toShares } from './widening.ts';

/**
 * How many partial matches are ranked at most: more than of full ones, for which words an article lacks tells less than
 * how often it has the others.
 */
const RANKED_PARTIAL_HITS = 2000;
/** Most partial matches that are shown. */
const MAX_PARTIAL_HITS = 200;

/** With fewer than this under the filters, more are looked for. */
const FEW_PARTIAL_HITS = 20;

export interface PartialMatches {
  /** Those that are shown under the filters of the request, best first. */
  readonly shown: readonly RankedHit[];
  /** How many there are, shown or not; exact. */
  readonly total: number;
  /** Those that would be shown under other filters, as far as they were found. */
  under(filters: SearchFilters): readonly RankedHit[];
}

export const NO_PARTIAL: PartialMatches = { shown: [], total: 0, under: () => [] };

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

/**
 * The articles that have the quoted parts of a query and some of its words, but not all. They are looked for in the whole
 * archive, so that a facet counts the same ones that its value brings; where the filters leave hardly any of them and
 * there are more, they are looked for again under the filters.
 */
export async function findPartial(
  filters: SearchFilters,
  prepared: PreparedPlan,
  model: RankingModel,
  parts: FindParts,
): Promise<PartialMatches> {
  const required = toRequired(prepared, parts.facts).map(prepared.conditionOf);
  const rest = not(prepared.full);
  const some = allOf(required.length > 0 ? required : [anyOf(toWords(prepared))]);
  const lacking = allOf([some, rest]);
  const shares = toShares(model).map((share) => allOf([share, ...required]));

  async function find(under: SearchFilters, also: readonly IndexQuery[]): Promise<FoundPartial> {
    // The few full matches among them do not matter for the choice of a share, and leaving them out takes time.
    const looks = [...shares, lacking].map((where): IndexQuery => ({ ...EVERYTHING, filters: under, where }));
    const counted = await parts.index.find([...looks, ...also]);
    const tiers = [...shares, some].map((tier, at) => ({ where: allOf([tier, rest]), total: counted[at]?.total ?? 0 }));
    const ranked = rank(await findCandidates(tiers, RANKED_PARTIAL_HITS, under, parts), model);
    return { ranked, total: counted[shares.length]?.total ?? 0, also: counted.slice(looks.length) };
  }

  const isFiltered = hasFilters(filters);
  const wide = await find(NO_FILTERS, isFiltered ? [{ ...EVERYTHING, filters, where: lacking }] : []);
  const under = (other: SearchFilters): readonly RankedHit[] =>
    wide.ranked.filter(({ document }) => passesFilters(document, other)).slice(0, MAX_PARTIAL_HITS);
  if (!isFiltered) return { shown: wide.ranked.slice(0, MAX_PARTIAL_HITS), total: wide.total, under };
  const total = wide.also[0]?.total ?? 0;
  const passing = under(filters);
  const isEnough = passing.length >= Math.min(FEW_PARTIAL_HITS, total);
  const shown = isEnough ? passing : (await find(filters, [])).ranked.slice(0, MAX_PARTIAL_HITS);
  return { shown, total, under };
}

interface FoundPartial {
  readonly ranked: readonly RankedHit[];
  readonly total: number;
  readonly also: readonly IndexAnswer[];
}

function toWords({ asked, conditionOf }: PreparedPlan): Condition[] {
  return asked.flatMap((clause) =>
    clause.kind === 'word'
      ? [conditionOf(clause)]
      : clause.tokens.flatMap(({ term, stop }) => (stop ? [] : [hasWord('terms', term)])),
  );
}
