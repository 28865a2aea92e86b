/**
 * Ranking: BM25 over title and body (BM25F) from real document frequencies, more for the spelling that was typed, and
 * more for words that stand together as they do in the query (sequential dependence; Metzler and Croft, 2005).
 */
import { compareForms, TERM_CODE_LENGTH, TOKEN_CODE_LENGTH } from '../article/token-code.ts';
import type { Place } from './condition.ts';
import type { RankingModel, RankingPair, RankingTerm } from './ranking-model.ts';
import type { IndexHit, RankingCodes } from './search-index.ts';

/** Saturation and length normalization (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
const K1 = 1.2;
const B_TITLE = 0.5;
const B_BODY = 0.75;
/** How much more an occurrence tells in the title, and among the first words of the body, than further down. */
const TITLE_WEIGHT = 2;
const LEAD_WEIGHT = 1.25;
const LEAD_LENGTH = 30;
/** What is left of a term's score when it is found in another spelling, in another form, and as another word. */
const FOLDED_SHARE = 0.98;
const STEMMED_SHARE = 0.95;
const EXPANDED_SHARE = 0.8;
/** How much two words side by side add, of the weight of a term. */
const PAIR_SHARE = 0.6;

/** What one term adds to the score of a document. */
export interface TermScore {
  readonly term: RankingTerm;
  readonly inTitle: number;
  readonly inBody: number;
  readonly spelling: 'written' | 'folded' | 'stemmed' | 'expanded';
  readonly score: number;
}

export interface RankedHit {
  readonly key: string;
  readonly place: Place;
  readonly score: number;
  /** One for each term of the query that the document has. */
  readonly terms: readonly TermScore[];
  /** What words standing together add. */
  readonly together: number;
  /** Terms of the query that the document lacks. */
  readonly lacks: readonly RankingTerm[];
  readonly hit: IndexHit;
}

/** Orders hits that were loaded with their codes, best first; equal scores newest first, as by date. */
export function rank(hits: readonly IndexHit[], model: RankingModel): RankedHit[] {
  return hits
    .flatMap((hit) => (hit.codes ? [score(hit, hit.codes, model)] : []))
    .sort((a, b) => b.score - a.score || comparePlaces(a.place, b.place));
}

/** Newest first; see `Place`. */
export function comparePlaces(a: Place, b: Place): number {
  return (b.seconds ?? -Infinity) - (a.seconds ?? -Infinity) || a.tie - b.tie;
}

function score(hit: IndexHit, codes: RankingCodes, model: RankingModel): RankedHit {
  const { titleCodes, bodyCodes } = codes;
  const titleNorm = 1 - B_TITLE + (B_TITLE * codes.titleLength) / model.titleLength;
  const bodyNorm = 1 - B_BODY + (B_BODY * codes.bodyLength) / model.bodyLength;
  const terms: TermScore[] = [];
  const lacks: RankingTerm[] = [];
  let total = 0;
  for (const term of model.terms) {
    const title = findPlaces(titleCodes, term.codes);
    const body = term.inTitleOnly ? [] : findPlaces(bodyCodes, term.codes);
    if (title.length + body.length === 0) {
      lacks.push(term);
      continue;
    }
    const lead = body.filter((at) => at < LEAD_LENGTH * TOKEN_CODE_LENGTH).length;
    const bodyFrequency = body.length + (LEAD_WEIGHT - 1) * lead;
    const frequency = (TITLE_WEIGHT * title.length) / titleNorm + bodyFrequency / bodyNorm;
    const spelling = toSpelling(term, titleCodes, title, bodyCodes, body);
    const added = SHARES[spelling] * ((term.weight * (K1 + 1) * frequency) / (K1 + frequency));
    total += added;
    terms.push({ term, inTitle: title.length, inBody: body.length, spelling, score: added });
  }
  let together = 0;
  for (const pair of model.pairs) {
    const times = countPair(titleCodes, pair) * TITLE_WEIGHT + countPair(bodyCodes, pair);
    together += (PAIR_SHARE * pair.weight * (K1 + 1) * times) / (K1 + times);
  }
  return { key: hit.key, place: hit.place, score: total + together, terms, together, lacks, hit };
}

const SHARES = { written: 1, folded: FOLDED_SHARE, stemmed: STEMMED_SHARE, expanded: EXPANDED_SHARE } as const;

/** Offsets into the codes at which one of the terms stands. */
function findPlaces(codes: string, terms: readonly string[]): number[] {
  const places: number[] = [];
  for (const term of terms) {
    const wanted = term.slice(0, TERM_CODE_LENGTH);
    for (let at = codes.indexOf(wanted); at >= 0; at = codes.indexOf(wanted, at + 1))
      if (at % TOKEN_CODE_LENGTH === 0) places.push(at);
  }
  return places;
}

function toSpelling(
  { codes: [wanted = ''], isExpanded }: RankingTerm,
  titleCodes: string,
  title: readonly number[],
  bodyCodes: string,
  body: readonly number[],
): TermScore['spelling'] {
  if (isExpanded) return 'expanded';
  let nearest = 0;
  for (const at of title) nearest = Math.max(nearest, compareForms(titleCodes, at, wanted));
  for (const at of nearest === 2 ? [] : body) nearest = Math.max(nearest, compareForms(bodyCodes, at, wanted));
  return nearest === 2 ? 'written' : nearest === 1 ? 'folded' : 'stemmed';
}

/** How often two tokens stand side by side. */
function countPair(codes: string, { first, second, isFirstTelling }: RankingPair): number {
  let times = 0;
  const [wanted, other, step] = isFirstTelling
    ? [first, second, TOKEN_CODE_LENGTH]
    : [second, first, -TOKEN_CODE_LENGTH];
  for (let at = codes.indexOf(wanted); at >= 0; at = codes.indexOf(wanted, at + 1))
    if (at % TOKEN_CODE_LENGTH === 0 && at + step >= 0 && codes.startsWith(other, at + step)) times += 1;
  return times;
}
