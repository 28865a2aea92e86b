/** What ranking goes by: the terms of a query with what each tells, and its words that stand together. */
import { toTokenCode } from '../article/token-code.ts';
import type { TokenCode } from '../article/token-code.ts';
import type { Analyzer } from '../analysis/analyzer.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import { hasWord } from './condition.ts';
import type { Condition } from './condition.ts';
import type { ClauseToken, QueryClause } from './query-plan.ts';

export interface RankingTerm {
  /** Tells it from the others: its index term, or the text of a clause that stands for several. */
  readonly name: string;
  /** As typed. */
  readonly text: string;
  /** What articles satisfy that have it. */
  readonly condition: Condition;
  /** Tokens, any of which is an occurrence. */
  readonly codes: readonly TokenCode[];
  /** Articles in the whole archive that have it. */
  readonly articles: number;
  /** How much it tells. */
  readonly weight: number;
  /** It stands for words that were not typed. */
  readonly isExpanded: boolean;
  readonly inTitleOnly: boolean;
  /** Only the spelling that was typed is an occurrence. */
  readonly isExact: boolean;
}

/** Two words side by side, by the codes of their terms. */
export interface RankingPair {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

export interface RankingModel {
  readonly terms: readonly RankingTerm[];
  readonly pairs: readonly RankingPair[];
  readonly titleLength: number;
  readonly bodyLength: number;
}

/** Words that stand for a clause: those that a prefix begins, or that a word was corrected to. */
export interface Expansion {
  readonly words: readonly string[];
  readonly condition: Condition;
}

/** Of the words of an expansion, so many are looked for in a text. */
const MAX_EXPANDED_CODES = 30;
/** A function word between others tells little; it holds the phrase together. */
const STOP_WEIGHT = 1.5;

/** How much a term tells: inverse document frequency, never negative, however frequent. */
export function toWeight(documentFrequency: number, documents: number): number {
  return Math.log(1 + (Math.max(documents, documentFrequency) - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** The conditions whose counts the model needs. */
export function toCounted(
  clauses: readonly QueryClause[],
  expansions: ReadonlyMap<QueryClause, Expansion>,
): Condition[] {
  return clauses.flatMap((clause) => {
    const expansion = expansions.get(clause);
    if (expansion) return [expansion.condition];
    return clause.tokens.flatMap((token) => (isTelling(token, clause) ? [toTokenCondition(token, clause)] : []));
  });
}

/** The model of the clauses that are asked for, in the order of the query. `clauses` has stop words too, for what stands together. */
export function toRankingModel(
  clauses: readonly QueryClause[],
  expansions: ReadonlyMap<QueryClause, Expansion>,
  facts: ArchiveFacts,
  analyzer: Pick<Analyzer, 'analyze'>,
): RankingModel {
  const terms = new Map<string, RankingTerm>();
  const count = (condition: Condition): number => facts.countOf(condition) ?? 0;
  const weigh = (condition: Condition): number => toWeight(count(condition), facts.documents);
  const inText = clauses.filter(({ field, isNegated }) => !isNegated && (field === null || field === 'title'));
  for (const clause of inText) {
    const inTitleOnly = clause.field === 'title';
    const expansion = expansions.get(clause);
    if (expansion) {
      const tokens = expansion.words.slice(0, MAX_EXPANDED_CODES).flatMap((word) => analyzer.analyze(word));
      const codes = new Map(tokens.map(toTokenCode).map((code) => [code.term, code]));
      terms.set(clause.text, {
        name: clause.text,
        text: clause.text,
        condition: expansion.condition,
        codes: [...codes.values()],
        articles: count(expansion.condition),
        weight: weigh(expansion.condition),
        isExpanded: true,
        isExact: false,
        inTitleOnly,
      });
    } else if (clause.kind !== 'stop' && clause.kind !== 'prefix')
      for (const token of clause.tokens) {
        const { term, code } = token;
        if (!isTelling(token, clause) || terms.has(term)) continue;
        const condition = toTokenCondition(token, clause);
        terms.set(term, {
          name: term,
          text: clause.tokens.length === 1 ? clause.text : term,
          condition,
          codes: [code],
          articles: count(condition),
          weight: weigh(condition),
          isExpanded: false,
          isExact: clause.kind === 'exact',
          inTitleOnly,
        });
      }
  }
  const tokens = inText.filter((clause) => !expansions.has(clause)).flatMap((clause) => clause.tokens);
  const { titleLength, bodyLength } = facts;
  return { terms: [...terms.values()], pairs: toPairs(tokens, weigh), titleLength, bodyLength };
}

/** Function words tell nothing, but where they are asked for as they are spelt: علي is a name, على is not. */
const isTelling = ({ stop }: ClauseToken, { kind }: QueryClause): boolean => !stop || kind === 'exact';

const toTokenCondition = ({ term, form }: ClauseToken, { kind }: QueryClause): Condition =>
  kind === 'exact' ? hasWord('forms', form) : hasWord('terms', term);

function toPairs(tokens: readonly ClauseToken[], weigh: (condition: Condition) => number): RankingPair[] {
  const pairs = new Map<string, RankingPair>();
  const toTokenWeight = ({ term, stop }: ClauseToken): number => (stop ? STOP_WEIGHT : weigh(hasWord('terms', term)));
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    if (!next) return;
    const [first, second] = [token.code.term, next.code.term];
    pairs.set(`${first} ${second}`, { first, second, weight: (toTokenWeight(token) + toTokenWeight(next)) / 2 });
  });
  return [...pairs.values()];
}
