/**
 * Conditions from the narrowest to the widest, each of which lets through what the one before it does: what ranks high
 * is let through early. Of an archive that holds too many articles to rank them all, the widest condition is ranked that
 * few enough articles satisfy.
 */
import { toTitleWord } from '../article/document.ts';
import { allOf, anyOf, EVERY_DOCUMENT, hasWord, NOTHING } from './condition.ts';
import type { Condition } from './condition.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import type { RankingModel, RankingTerm } from './ranking-model.ts';
import { toPairConditions } from './resolve-clauses.ts';

/**
 * Of what the terms tell together, so much must be there. BM25 seldom puts an article high that has less of them than
 * hundreds of others.
 */
const SHARES = [0.6, 0.46, 0.36, 0.29, 0.23, 0.18, 0.14];
/** Terms that the shares are reckoned from, the rarest ones; what the others add is decided by ranking. */
const SHARED_TERMS = 6;
/** How much more a term tells that an article is about: BM25 gives one that is said three times 1.6 times as much. */
const THEME_GAIN = 1.6;

/**
 * What a document satisfies that has a share of what the terms of a query tell, or is about terms of a smaller one, from
 * the greatest share to the least.
 */
export function toShares({ terms }: Pick<RankingModel, 'terms'>): Condition[] {
  const shared = terms
    .flatMap(toParts)
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => a.articles - b.articles)
    .slice(0, SHARED_TERMS);
  const whole = shared.reduce((sum, { weight }) => sum + weight, 0);
  // With few words, several shares are one condition.
  const conditions = SHARES.map((share) => toShareOrTheme(shared, share * whole));
  const texts = conditions.map((condition) => JSON.stringify(condition));
  return conditions.filter((_, at) => texts[at] !== texts[at + 1]);
}

/** A term that is found by its equivalents, too, tells what these tell, and the typed word what it tells beyond them. */
function toParts({ condition, articles, weight, typed }: RankingTerm) {
  const any = { condition, articles, weight };
  return typed.weight > weight ? [any, { ...typed, weight: typed.weight - weight }] : [any];
}

function toShareOrTheme(terms: readonly WeighedCondition[], least: number): Condition {
  // A term that is enough by itself need not be a theme.
  const themes = terms
    .filter(({ weight }) => weight < least)
    .map(({ condition, weight }) => ({ condition: toTheme(condition), weight: weight * THEME_GAIN }));
  return anyOf([toShareCondition(terms, least), toShareCondition(themes, least)]);
}

/** A term, as far as a share goes. */
export type WeighedCondition = Pick<RankingTerm, 'condition' | 'weight'>;

/** What a document satisfies whose terms weigh so much together. */
export function toShareCondition(terms: readonly WeighedCondition[], least: number): Condition {
  if (least <= 0) return EVERY_DOCUMENT;
  const [first, ...rest] = terms;
  const reachable = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (!first || reachable < least) return NOTHING;
  if (reachable - Math.min(...terms.map(({ weight }) => weight)) < least)
    return allOf(terms.map(({ condition }) => condition));
  const withFirst = allOf([first.condition, toShareCondition(rest, least - first.weight)]);
  return anyOf([withFirst, toShareCondition(rest, least)]);
}

/** Articles whose title has every word; and those with the words side by side, or just as they were typed. */
export function toVerbatim({ plan }: Pick<PreparedPlan, 'plan'>): Condition[] {
  const clauses = plan.clauses.filter(({ isNegated, field }) => !isNegated && field === null);
  const tokens = clauses.flatMap((clause) => clause.tokens);
  if (tokens.length === 0) return [];
  const inTitle = allOf(
    clauses.flatMap(({ kind, tokens: some }) =>
      some.map((token) => hasWord('titleWords', kind === 'exact' ? `=${token.form}` : toTitleWord(token))),
    ),
  );
  if (tokens.length === 1) return [inTitle];
  const pairs = toPairConditions(tokens);
  const asTyped = allOf(tokens.map(({ form }) => hasWord('forms', form)));
  return [inTitle, anyOf([inTitle, asTyped, ...(pairs.length > 0 ? [allOf(pairs)] : [])])];
}

/** The same of an article that is about it. Words of the title, spellings and phrases are not told apart in this. */
function toTheme(condition: Condition): Condition {
  if (condition.kind === 'or') return anyOf(condition.of.map(toTheme));
  return condition.kind === 'has' && condition.set === 'terms' ? hasWord('themes', ...condition.anyOf) : condition;
}
