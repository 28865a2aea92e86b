/**
 * Running a plan: counts, the best full matches ranked, the others in order of date, then partial matches, cut to the
 * page that was asked for. At most four round trips to the index; two for a query that has few matches and is known.
 */
import { toCountQueries } from './archive-facts.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import { toCountingLooks, toCounts, toOwnFiltered, withoutFilter } from './facet-counts.ts';
import type { Counts } from './facet-counts.ts';
import { findRelaxed, RANKED_HITS, toFirstLook, toUnion, toVerbatimLooks } from './find-candidates.ts';
import { canRelax, findPartial, NO_PARTIAL } from './find-partial.ts';
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
import type { IndexAnswer, IndexHit, IndexQuery, SearchIndex } from './search-index.ts';
import { NO_FILTERS } from './search-request.ts';
import type { FacetName, SearchRequest } from './search-request.ts';
import type { Total } from './search-result.ts';

/**
 * With fewer full matches than this in the whole archive, partial ones are looked for. Filters play no part in it: one
 * more filter must never bring a hit, and a facet must find what it has counted.
 */
const FEW_HITS = 60;

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
    isRanked ? findMore(request, prepared, model, look, parts.index) : [],
    early ?? findPartialMatches(request, prepared, model, look.everywhere, parts),
  ]);
  const total: Total = {
    value: look.total + partial.own.shown.length,
    relation: partial.own.total > partial.own.shown.length ? 'gte' : 'eq',
    full: look.total,
    partial: partial.own.shown.length,
  };
  const ranked = rank(candidates, model);
  const order = { full: prepared.full, total: look.total, ranked, partial: partial.own.shown };
  return {
    ...(await loadPage(request, order, isRanked ? 'newest' : toDateSort(request), parts.index)),
    ...toCounts(request, look.counted, (name) => partial.of(name).shown),
    prepared,
    model,
    total,
  };
}

interface FirstLooks {
  readonly prepared: PreparedPlan;
  readonly look: FirstLook;
  /** Partial matches, when it was plain from the start that there are few full ones. */
  readonly early: PartialByFacet | null;
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

interface FirstLook {
  readonly total: number;
  readonly counted: readonly IndexAnswer[];
  /** Full matches in the whole archive, up to `FEW_HITS` and beyond. */
  readonly everywhere: number;
  readonly hits: readonly IndexHit[];
}

/** Counts the full matches and loads the first candidates, in one round trip. */
async function lookFirst(
  request: SearchRequest,
  prepared: PreparedPlan,
  most: number | null,
  parts: FindParts,
): Promise<FirstLook> {
  const { index, facts } = parts;
  const { full, asked, expansions } = prepared;
  const isRanked = isByRelevance(request, prepared) && !isLoose(request, prepared);
  // Where all matches can be ranked, they come with their count, and the engine needs no order of its own.
  const isSmall = isRanked && most !== null && most <= RANKED_HITS;
  const counting = toCountingLooks(full, request).map((look, at): IndexQuery =>
    isSmall && at === 0 ? { ...look, sort: 'newest', limit: RANKED_HITS, load: 'codes' } : look,
  );
  const uncounted = toCountQueries([...toCounted(asked, expansions), ...asked.map(prepared.conditionOf)], facts);
  const terms = toSearchedTerms(prepared, parts);
  const candidates = isRanked && !isSmall ? [toFirstLook(full, request.filters, terms)] : [];
  const everywhere: IndexQuery[] =
    hasFilters(request) && canRelax(prepared, parts.facts) ? [{ ...EVERYTHING, where: full }] : [];
  const answers = await index.find([...counting, ...candidates, ...everywhere, ...uncounted.queries]);
  const counted = answers.slice(0, counting.length);
  const rest = answers.slice(counting.length);
  uncounted.keep(rest.slice(candidates.length + everywhere.length));
  const total = counted[0]?.total ?? 0;
  return {
    total,
    counted,
    everywhere: everywhere.length > 0 ? (rest[candidates.length]?.total ?? 0) : total,
    hits: (candidates.length > 0 ? rest[0] : counted[0])?.hits ?? [],
  };
}

/** The other candidates: all of them were loaded when there are few. */
async function findMore(
  { filters }: SearchRequest,
  prepared: PreparedPlan,
  model: RankingModel,
  { hits, total }: FirstLook,
  index: SearchIndex,
): Promise<readonly IndexHit[]> {
  if (hits.length >= total) return hits;
  const [relaxed, verbatim] = await Promise.all([
    // Alternatives: no one order of the engine's has the best of all of them.
    hits.length < RANKED_HITS
      ? findRelaxed({ ...EVERYTHING, filters, where: prepared.full }, model, prepared, index)
      : [],
    index.find(toVerbatimLooks(prepared, filters)),
  ]);
  return toUnion([{ hits }, { hits: relaxed }, ...verbatim]);
}

interface PartialByFacet {
  readonly own: PartialMatches;
  /** Those that count for a facet: its own filter left out. */
  of(name: FacetName | null): PartialMatches;
}

async function findPartialMatches(
  request: SearchRequest,
  prepared: PreparedPlan,
  model: RankingModel,
  everywhere: number,
  parts: FindParts,
): Promise<PartialByFacet> {
  const isRelaxed =
    request.match === 'smart' &&
    request.sort === 'relevance' &&
    everywhere < FEW_HITS &&
    canRelax(prepared, parts.facts);
  if (!isRelaxed) return { own: NO_PARTIAL, of: () => NO_PARTIAL };
  const find = (filters: SearchRequest['filters']): Promise<PartialMatches> =>
    findPartial(filters, prepared, model, parts);
  const names = toOwnFiltered(request);
  const [own, ...others] = await Promise.all([
    find(request.filters),
    ...names.map((name) => find(withoutFilter(request.filters, name))),
  ]);
  return { own, of: (name) => others[names.findIndex((each) => each === name)] ?? own };
}

function toModel({ plan, asked, expansions }: PreparedPlan, { facts, analyzer }: FindParts): RankingModel {
  const isAsked = new Set(asked);
  const clauses = plan.clauses.filter((clause) => clause.kind === 'stop' || isAsked.has(clause));
  return toRankingModel(clauses, expansions, facts, analyzer);
}

/** Terms for the engine's own order. Before they are counted any order of them is as good as another. */
function toSearchedTerms(prepared: PreparedPlan, parts: FindParts): string[] {
  const { terms } = toModel(prepared, parts);
  return terms.flatMap(({ term }) => term ?? []);
}

/** Whether an article can match without having every term, so that the engine must not ask for all of them. */
function isLoose({ match }: SearchRequest, { plan }: PreparedPlan): boolean {
  return plan.isBoolean || match === 'any';
}

/** Without words there is nothing to be relevant to: the newest come first. */
function isByRelevance({ sort }: SearchRequest, { asked }: PreparedPlan): boolean {
  return sort === 'relevance' && asked.length > 0;
}

const toDateSort = ({ sort }: SearchRequest): 'newest' | 'oldest' => (sort === 'oldest' ? 'oldest' : 'newest');

const hasFilters = ({ filters }: SearchRequest): boolean => JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
