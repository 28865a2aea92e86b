/** Articles that lack some words of a query, when few have them all: the most telling ones, ranked by what they have. */
import type { ArchiveFacts } from './archive-facts.ts';
import { allOf, anyOf, hasWord, not } from './condition.ts';
import type { Condition } from './condition.ts';
import { findCandidates, RANKED_HITS } from './find-candidates.ts';
import type { FindParts } from './find-parts.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import type { QueryClause } from './query-plan.ts';
import { rank } from './rank.ts';
import type { RankedHit } from './rank.ts';
import type { RankingModel } from './ranking-model.ts';
import { createPasses } from './create-passes.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexQuery } from './search-index.ts';
import { hasFilters, NO_FILTERS } from './search-request.ts';
import type { SearchFilters } from './search-request.ts';
import { sizeTiers } from './size-tiers.ts';
import { toShares } from './widening.ts';

/**
 * With fewer full matches than this in the whole archive, partial ones are looked for. Filters play no part in it: one
 * more filter must never bring a hit, and a facet must find what it has counted.
 */
export const FEW_HITS = 20;
/**
 * How many partial matches are ranked at most: as many as full ones, and so many more for each word of a longer query, for
 * what an article lacks of it tells less than how often it has the rest.
 */
const RANKED_PER_TERM = 150;
const SHORT_QUERY_TERMS = 3;
const MAX_RANKED_PARTIAL_HITS = 2500;
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

/** Quoted parts that some article has. In a sentence quotation marks are no demand. */
function toQuoted({ plan, asked, conditionOf }: PreparedPlan, facts: ArchiveFacts): readonly QueryClause[] {
  const quoted = plan.isSentence ? [] : asked.filter(({ kind }) => kind !== 'word');
  return quoted.filter((clause) => facts.countOf(conditionOf(clause)) !== 0);
}

/** Whether some parts of the query can be missing and something be left of it. */
export const canRelax = ({ plan, asked }: PreparedPlan): boolean => !plan.isBoolean && asked.length > 1;

/** Partial matches of one kind. */
interface Aim {
  /** What all of them satisfy. */
  readonly common: readonly Condition[];
  readonly where: Condition;
}

/**
 * Quoted parts are dropped last: articles that have them come first, and others behind only when few can have them, as
 * with marks that were pasted along with a headline.
 */
function toAims(prepared: PreparedPlan, facts: ArchiveFacts): Aim[] {
  const { full, conditionOf } = prepared;
  const quoted = toQuoted(prepared, facts).map(conditionOf);
  const words = anyOf(toWords(prepared));
  const quotedAim: Aim = { common: [...quoted, not(full)], where: allOf([...quoted, not(full)]) };
  if (quoted.length === 0) return [{ ...quotedAim, where: allOf([words, not(full)]) }];
  const most = Math.min(...quoted.map((condition) => facts.countOf(condition) ?? Infinity));
  if (most >= FEW_HITS) return [quotedAim];
  const others = not(allOf(quoted));
  return [quotedAim, { common: [others], where: allOf([words, others]) }];
}

/**
 * The articles that have some parts of a query, but not all. They are looked for in the whole archive, so that a facet
 * counts the same ones that its value brings; where the filters leave hardly any of them and there are more, they are
 * looked for again under the filters.
 */
export async function findPartial(
  filters: SearchFilters,
  prepared: PreparedPlan,
  model: RankingModel,
  parts: FindParts,
): Promise<PartialMatches> {
  const aims = toAims(prepared, parts.facts);
  const shares = toShares(model);
  const longer = Math.max(0, model.terms.length - SHORT_QUERY_TERMS);
  const most = Math.min(MAX_RANKED_PARTIAL_HITS, RANKED_HITS + RANKED_PER_TERM * longer);

  /** The partial matches under some filters, and how many there are of them under others. */
  async function find(under: SearchFilters, also: SearchFilters): Promise<FoundPartial> {
    const found = await Promise.all(aims.map((aim) => findOne(aim, under, also)));
    const sum = (totals: readonly number[]): number => totals.reduce((total, each) => total + each, 0);
    return {
      ranked: found.flatMap(({ ranked }) => ranked),
      total: sum(found.map(({ total }) => total)),
      also: sum(found.map((one) => one.also)),
    };
  }

  async function findOne({ common, where }: Aim, under: SearchFilters, also: SearchFilters): Promise<FoundPartial> {
    const conditions = [...shares.map((share) => allOf([share, ...common])), where];
    const tiers = await sizeTiers(conditions, most, under, parts);
    const counting = (also === under ? [under] : [under, also]).map((some): IndexQuery => ({
      ...EVERYTHING,
      filters: some,
      where,
    }));
    const { documents, along } = await findCandidates(tiers, most, under, parts, counting);
    const [total = 0, other = total] = along.map((answer) => answer.total);
    return { ranked: rank(documents, model), total, also: other };
  }

  const wide = await find(NO_FILTERS, hasFilters(filters) ? filters : NO_FILTERS);
  const under = (other: SearchFilters): readonly RankedHit[] => {
    const passes = createPasses(other);
    return wide.ranked.filter(({ document }) => passes(document)).slice(0, MAX_PARTIAL_HITS);
  };
  const passing = under(filters);
  const isEnough = passing.length >= Math.min(FEW_PARTIAL_HITS, wide.also);
  const shown = isEnough ? passing : (await find(filters, filters)).ranked.slice(0, MAX_PARTIAL_HITS);
  return { shown, total: wide.also, under };
}

interface FoundPartial {
  readonly ranked: readonly RankedHit[];
  readonly total: number;
  readonly also: number;
}

function toWords({ asked, conditionOf }: PreparedPlan): Condition[] {
  return asked.flatMap((clause) =>
    clause.kind === 'word'
      ? [conditionOf(clause)]
      : clause.tokens.flatMap(({ term, stop }) => (stop ? [] : [hasWord('terms', term)])),
  );
}
