/** What ranking goes by: the terms of a query with what each tells, and its words that stand together. */
import { toTokenCode } from '../article/token-code.ts';
import type { TokenCode } from '../article/token-code.ts';
import type { Analyzer } from '../analysis/analyzer.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import { hasWord } from './condition.ts';
import type { Condition } from './condition.ts';
import type { ClauseToken, QueryClause } from './query-plan.ts';

/** What some articles have, and how much it tells of an article that it has it. */
interface Telling {
  /** What articles satisfy that have it. */
  readonly condition: Condition;
  /** How many these are in the whole archive. */
  readonly articles: number;
  /** How much it tells. */
  readonly weight: number;
}

export interface RankingTerm extends Telling {
  /** Tells it from the others: its index term, or the text of a clause that stands for several. */
  readonly name: string;
  /** As typed. */
  readonly text: string;
  /** Any of them is an occurrence; never none. */
  readonly names: readonly RankingName[];
  /** The same without equivalents: the word that was typed, which tells more than any of its names. */
  readonly typed: Telling;
  readonly inTitleOnly: boolean;
}

/** A word of a term, or words that stand in a row. */
export interface RankingName {
  readonly codes: readonly TokenCode[];
  /** False for what stands for a word that was typed: its equivalent, what it was corrected to, what a prefix begins. */
  readonly isTyped: boolean;
  /** Only this spelling is an occurrence. */
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

/** What a model needs to know of a plan that is prepared; see `PreparedPlan`. */
export interface ModelledPlan {
  readonly expansions: ReadonlyMap<QueryClause, Expansion>;
  conditionOf(clause: QueryClause): Condition;
}

/** The conditions whose counts the model needs. */
export function toCounted(clauses: readonly QueryClause[], prepared: ModelledPlan): Condition[] {
  return clauses.flatMap((clause) => {
    const expansion = prepared.expansions.get(clause);
    if (expansion) return [expansion.condition];
    return clause.tokens.flatMap((token) =>
      isTelling(token, clause)
        ? [toTokenCondition(token, clause), ...(clause.equivalents.length > 0 ? [prepared.conditionOf(clause)] : [])]
        : [],
    );
  });
}

/** The model of the clauses that are asked for, in the order of the query. `clauses` has stop words too, for what stands together. */
export function toRankingModel(
  clauses: readonly QueryClause[],
  prepared: ModelledPlan,
  facts: ArchiveFacts,
  analyzer: Pick<Analyzer, 'analyze'>,
): RankingModel {
  const { expansions } = prepared;
  const terms = new Map<string, RankingTerm>();
  const count = (condition: Condition): number => facts.countOf(condition) ?? 0;
  const weigh = (condition: Condition): number => toWeight(count(condition), facts.documents);
  const tell = (condition: Condition): Telling => ({
    condition,
    articles: count(condition),
    weight: weigh(condition),
  });
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
        ...tell(expansion.condition),
        names: [...codes.values()].map((code) => ({ codes: [code], isTyped: false, isExact: false })),
        typed: tell(expansion.condition),
        inTitleOnly,
      });
    } else if (clause.kind !== 'stop' && clause.kind !== 'prefix')
      for (const token of clause.tokens) {
        const { term, code } = token;
        if (!isTelling(token, clause) || terms.has(term)) continue;
        const typed = tell(toTokenCondition(token, clause));
        terms.set(term, {
          name: term,
          text: clause.tokens.length === 1 ? clause.text : term,
          ...(clause.equivalents.length > 0 ? tell(prepared.conditionOf(clause)) : typed),
          names: [
            { codes: [code], isTyped: true, isExact: clause.kind === 'exact' },
            ...clause.equivalents.map(toName),
          ],
          typed,
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

function toName({ kind, tokens }: QueryClause): RankingName {
  return { codes: tokens.map(({ code }) => code), isTyped: false, isExact: kind === 'exact' };
}

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
