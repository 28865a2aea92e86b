/**
 * Running a plan: counts, the best full matches ranked, the others in order of date, then partial matches, cut to the
 * page that was asked for. Two or three round trips to the index, and one for texts that are not in memory.
 */
import { toCountQueries } from './archive-facts.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import { toCountingLooks, toCounts } from './facet-counts.ts';
import type { Counts } from './facet-counts.ts';
import { allOf, anyOf } from './condition.ts';
import type { Condition } from './condition.ts';
import { findCandidates, RANKED_HITS } from './find-candidates.ts';
import { canRelax, FEW_HITS, findPartial, NO_PARTIAL } from './find-partial.ts';
import type { PartialMatches } from './find-partial.ts';
import type { FindParts } from './find-parts.ts';
import { loadPage } from './load-page.ts';
import type { FoundPage } from './load-page.ts';
import { correctPlan, preparePlan } from './prepare-plan.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import type { QueryPlan } from './query-plan.ts';
import { rank } from './rank.ts';
import { toCounted, toRankingModel } from './ranking-model.ts';
import type { RankingModel } from './ranking-model.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexAnswer, RankingDocument } from './search-index.ts';
import { FACET_NAMES, hasFilters } from './search-request.ts';
import type { SearchFilters, SearchRequest } from './search-request.ts';
import type { Total } from './search-result.ts';
import { sizeTiers } from './size-tiers.ts';
import type { Tier } from './size-tiers.ts';
import { toShares, toVerbatim } from './widening.ts';

/** Filters of which nothing is known are taken to let through one article in so many. */
const FILTERED_OUT = 3;

export interface Found extends FoundPage, Counts {
  readonly prepared: PreparedPlan;
  readonly model: RankingModel;
  readonly total: Total;
}

export async function findPage(request: SearchRequest, plan: QueryPlan, parts: FindParts): Promise<Found> {
  const { prepared, look, early } = await lookAndCorrect(request, await preparePlan(plan, parts), parts);
  const model = toModel(prepared, parts);
  const isRanked = isByRelevance(request, prepared);
  const [candidates, partial] = await Promise.all([
    isRanked ? findFull(request, prepared, look, parts) : [],
    early ?? findPartialMatches(request, prepared, model, look.everywhere, parts),
  ]);
  const total: Total = {
    value: look.total + partial.shown.length,
    relation: partial.total > partial.shown.length ? 'gte' : 'eq',
    full: look.total,
    partial: partial.shown.length,
  };
  const ranked = rank(candidates, model);
  const order = { full: prepared.full, total: look.total, ranked, partial: partial.shown };
  return {
    ...(await loadPage(request, order, isRanked ? 'newest' : toDateSort(request), parts)),
    ...toCounts(request, look.counted, partial),
    prepared,
    model,
    total,
  };
}

interface FirstLooks {
  readonly prepared: PreparedPlan;
  readonly look: FirstLook;
  /** Partial matches, when it was plain from the start that there are few full ones. */
  readonly early: PartialMatches | null;
}

/** The first look, with words that no article has replaced: before it where they are known, else by a second one. */
async function lookAndCorrect(request: SearchRequest, plain: PreparedPlan, parts: FindParts): Promise<FirstLooks> {
  const mayCorrect = request.match === 'smart' && !plain.plan.isBoolean;
  const before = mayCorrect ? await correctPlan(plain, parts.facts, parts.analyzer) : null;
  const prepared = before ?? plain;
  const most = toMostMatches(request, prepared, parts.facts);
  const [look, early] = await Promise.all([
    lookFirst(request, prepared, most, parts),
    most === null || most >= FEW_HITS
      ? null
      : findPartialMatches(request, prepared, toModel(prepared, parts), most, parts),
  ]);
  const after = mayCorrect && !before ? await correctPlan(prepared, parts.facts, parts.analyzer) : null;
  if (after === null) return { prepared, look, early };
  return { prepared: after, look: await lookFirst(request, after, null, parts), early: null };
}

/** No more than so many articles can have everything that is asked for; null when that is not known. */
function toMostMatches(request: SearchRequest, prepared: PreparedPlan, facts: ArchiveFacts): number | null {
  if (isLoose(request, prepared) || prepared.asked.length === 0) return null;
  const counts = prepared.asked.map((clause) => facts.countOf(prepared.conditionOf(clause)));
  const known = counts.filter((count) => count !== null);
  return known.length < counts.length ? null : Math.min(...known);
}

/**
 * About how many of at most `most` articles (null: unknown) pass the filters: as many as of the whole archive, were there
 * nothing between words and values. Wrong only costs a look.
 */
function expectMatches(filters: SearchFilters, most: number | null, facts: ArchiveFacts): number {
  if (!hasFilters(filters)) return most ?? Infinity;
  const chosen = FACET_NAMES.filter((name) => filters[name].length > 0);
  const passing = Math.min(
    ...chosen.map((name) => filters[name].reduce((sum, value) => sum + (facts.labelCount(name, value) ?? Infinity), 0)),
  );
  if (passing <= RANKED_HITS) return passing;
  const share = passing === Infinity ? 1 / FILTERED_OUT : passing / facts.documents;
  return (most ?? Infinity) * share;
}

interface FirstLook {
  readonly total: number;
  readonly counted: readonly IndexAnswer[];
  /** Full matches in the whole archive, up to `FEW_HITS` and beyond. */
  readonly everywhere: number;
  /** The editions of all full matches, when it was likely from the start that there are few enough; else null. */
  readonly editions: readonly string[] | null;
}

/** Counts the full matches, in one round trip; names them, too, when all of them can probably be ranked. */
async function lookFirst(
  request: SearchRequest,
  prepared: PreparedPlan,
  most: number | null,
  parts: FindParts,
): Promise<FirstLook> {
  const { index, facts } = parts;
  const { full, asked, equivalents } = prepared;
  const editions = isByRelevance(request, prepared) && expectMatches(request.filters, most, facts) <= RANKED_HITS;
  const counting = toCountingLooks(full, request).map((look, at) => (at === 0 ? { ...look, editions } : look));
  const shown = [...asked, ...equivalents].map(prepared.conditionOf);
  const uncounted = toCountQueries([...toCounted(asked, prepared), ...shown], facts);
  // A facet that is counted without its own filter may have counted the whole archive already.
  const isCounted = counting.some(({ filters }) => !hasFilters(filters));
  const looks = !isCounted && canRelax(prepared) ? [...counting, { ...EVERYTHING, where: full }] : counting;
  const answers = await index.find([...looks, ...uncounted.queries]);
  const counted = answers.slice(0, counting.length);
  uncounted.keep(answers.slice(looks.length));
  const total = counted[0]?.total ?? 0;
  const everywhere = looks.findIndex(({ filters }) => !hasFilters(filters));
  return {
    total,
    counted,
    everywhere: answers[everywhere]?.total ?? total,
    editions: editions && total <= RANKED_HITS ? (counted[0]?.editions ?? []) : null,
  };
}

/** The full matches that are ranked. */
async function findFull(
  request: SearchRequest,
  prepared: PreparedPlan,
  { total, editions }: FirstLook,
  parts: FindParts,
): Promise<readonly RankingDocument[]> {
  if (editions !== null) return parts.store.documents(editions);
  const all: Tier = { where: prepared.full, least: total, most: total };
  const { filters } = request;
  const narrower = total <= RANKED_HITS ? [] : toNarrower(request, prepared, parts);
  const tiers = await sizeTiers(narrower, RANKED_HITS, filters, parts);
  return (await findCandidates([...tiers, all], RANKED_HITS, filters, parts)).documents;
}

/** What full matches satisfy that rank high. Alternatives are no demand each, so those count that have most of them. */
function toNarrower(request: SearchRequest, prepared: PreparedPlan, parts: FindParts): Condition[] {
  const verbatim = toVerbatim(prepared);
  const shares = isLoose(request, prepared) ? toShares(toModel(prepared, parts)) : [];
  const widest = verbatim.at(-1);
  if (prepared.asTyped && !isLoose(request, prepared)) verbatim.push(prepared.asTyped);
  const tiers = [...verbatim, ...shares.map((share) => (widest ? anyOf([widest, share]) : share))];
  return tiers.map((tier) => allOf([prepared.full, tier]));
}

async function findPartialMatches(
  request: SearchRequest,
  prepared: PreparedPlan,
  model: RankingModel,
  everywhere: number,
  parts: FindParts,
): Promise<PartialMatches> {
  const isRelaxed =
    request.match === 'smart' && request.sort === 'relevance' && everywhere < FEW_HITS && canRelax(prepared);
  return isRelaxed ? findPartial(request.filters, prepared, model, parts) : NO_PARTIAL;
}

function toModel(prepared: PreparedPlan, { facts, analyzer }: FindParts): RankingModel {
  const { plan, asked } = prepared;
  const isAsked = new Set(asked);
  const clauses = plan.clauses.filter((clause) => clause.kind === 'stop' || isAsked.has(clause));
  return toRankingModel(clauses, prepared, facts, analyzer);
}

/** Whether an article can match without having every term. */
function isLoose({ match }: SearchRequest, { plan }: PreparedPlan): boolean {
  return plan.isBoolean || match === 'any';
}

/** Without words there is nothing to be relevant to: the newest come first. */
function isByRelevance({ sort }: SearchRequest, { asked }: PreparedPlan): boolean {
  return sort === 'relevance' && asked.length > 0;
}

const toDateSort = ({ sort }: SearchRequest): 'newest' | 'oldest' => (sort === 'oldest' ? 'oldest' : 'newest');
