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
import type { IndexQuery } from './search-index.ts';
import { hasFilters, NO_FILTERS } from './search-request.ts';
import type { SearchFilters } from './search-request.ts';
import { toShares } from './widening.ts';

/**
 * With fewer full matches than this in the whole archive, partial ones are looked for. Filters play no part in it: one
 * more filter must never bring a hit, and a facet must find what it has counted.
 */
export const FEW_HITS = 60;
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

  async function findOne({ common, where }: Aim, under: SearchFilters): Promise<FoundPartial> {
    const tiers = [...shares.map((share) => allOf([share, ...common])), where];
    const looks = tiers.map((tier): IndexQuery => ({ ...EVERYTHING, filters: under, where: tier }));
    const counted = await parts.index.find(looks);
    const totals = tiers.map((tier, at) => ({ where: tier, total: counted[at]?.total ?? 0 }));
    const ranked = rank(await findCandidates(totals, RANKED_PARTIAL_HITS, under, parts), model);
    return { ranked, total: totals.at(-1)?.total ?? 0 };
  }

  async function find(under: SearchFilters): Promise<FoundPartial> {
    const found = await Promise.all(aims.map((aim) => findOne(aim, under)));
    return {
      ranked: found.flatMap(({ ranked }) => ranked),
      total: found.reduce((sum, { total }) => sum + total, 0),
    };
  }

  async function count(under: SearchFilters): Promise<number> {
    const counted = await parts.index.find(aims.map(({ where }) => ({ ...EVERYTHING, filters: under, where })));
    return counted.reduce((sum, { total }) => sum + total, 0);
  }

  const isFiltered = hasFilters(filters);
  const [wide, total] = await Promise.all([find(NO_FILTERS), isFiltered ? count(filters) : null]);
  const under = (other: SearchFilters): readonly RankedHit[] =>
    wide.ranked.filter(({ document }) => passesFilters(document, other)).slice(0, MAX_PARTIAL_HITS);
  const passing = under(filters);
  if (total === null) return { shown: passing, total: wide.total, under };
  const isEnough = passing.length >= Math.min(FEW_PARTIAL_HITS, total);
  const shown = isEnough ? passing : (await find(filters)).ranked.slice(0, MAX_PARTIAL_HITS);
  return { shown, total, under };
}

interface FoundPartial {
  readonly ranked: readonly RankedHit[];
  readonly total: number;
}

function toWords({ asked, conditionOf }: PreparedPlan): Condition[] {
  return asked.flatMap((clause) =>
    clause.kind === 'word'
      ? [conditionOf(clause)]
      : clause.tokens.flatMap(({ term, stop }) => (stop ? [] : [hasWord('terms', term)])),
  );
}
