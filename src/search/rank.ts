/**
 * Ranking: BM25 over title and body (BM25F) from real document frequencies, more for the spelling that was typed, and
 * more for words that stand together as they do in the query (sequential dependence; Metzler and Croft, 2005).
 */
import type { Place } from './condition.ts';
import { createCounter } from './count-occurrences.ts';
import type { Occurrences } from './count-occurrences.ts';
import type { RankingModel, RankingTerm } from './ranking-model.ts';
import type { RankingDocument } from './search-index.ts';

/** Saturation and length normalization (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
const K1 = 1.2;
const B_TITLE = 0.5;
const B_BODY = 0.75;
/** How much more an occurrence tells in the title, and among the first words of the body, than further down. */
const TITLE_WEIGHT = 2;
const LEAD_WEIGHT = 1.25;
/** What is left of a term's score when another word stands for it, and when it is found in another form, in another spelling, and as it was typed. */
const SPELLINGS = [
  { spelling: 'expanded', share: 0.8 },
  { spelling: 'stemmed', share: 0.95 },
  { spelling: 'folded', share: 0.98 },
  { spelling: 'written', share: 1 },
] as const;
/** How much two words side by side add, of the weight of a term. */
const PAIR_SHARE = 0.6;

export interface RankedHit {
  readonly document: RankingDocument;
  readonly score: number;
}

/** What one term adds to the score of a document. */
export interface TermScore {
  readonly term: RankingTerm;
  readonly inTitle: number;
  readonly inBody: number;
  readonly spelling: 'written' | 'folded' | 'stemmed' | 'expanded';
  readonly score: number;
}

export interface ScoreParts {
  /** One for each term of the query that the document has. */
  readonly terms: readonly TermScore[];
  /** What words standing together add. */
  readonly together: number;
}

/** Orders documents, best first; equal scores newest first, as by date. */
export function rank(documents: readonly RankingDocument[], model: RankingModel): RankedHit[] {
  const count = createCounter(model);
  return documents
    .map((document): RankedHit => {
      const counts = count(document.codes);
      let score = scoreTogether(counts, model);
      model.terms.forEach((term, at) => (score += scoreTerm(term, at, counts, document, model)));
      return { document, score };
    })
    .sort((a, b) => b.score - a.score || comparePlaces(a.document.place, b.document.place));
}

/** What the score of a document is the sum of. */
export function toScoreParts(document: RankingDocument, model: RankingModel): ScoreParts {
  const counts = createCounter(model)(document.codes);
  const terms = model.terms.map((term, at): TermScore => {
    const [inTitle, inBody] = [counts.inTitle[at] ?? 0, counts.inBody[at] ?? 0];
    const { spelling } = toSpelling(at, counts);
    return { term, inTitle, inBody, spelling, score: scoreTerm(term, at, counts, document, model) };
  });
  return { terms: terms.filter(({ inTitle, inBody }) => inTitle + inBody > 0), together: scoreTogether(counts, model) };
}

/** Newest first; see `Place`. */
export function comparePlaces(a: Place, b: Place): number {
  return (b.seconds ?? -Infinity) - (a.seconds ?? -Infinity) || a.tie - b.tie;
}

function scoreTerm(
  term: RankingTerm,
  at: number,
  counts: Occurrences,
  { titleLength, bodyLength }: RankingDocument,
  model: RankingModel,
): number {
  const inTitle = counts.inTitle[at] ?? 0;
  const inBody = counts.inBody[at] ?? 0;
  if (inTitle + inBody === 0) return 0;
  const titleNorm = 1 - B_TITLE + (B_TITLE * titleLength) / model.titleLength;
  const bodyNorm = 1 - B_BODY + (B_BODY * bodyLength) / model.bodyLength;
  const bodyFrequency = inBody + (LEAD_WEIGHT - 1) * (counts.inLead[at] ?? 0);
  const frequency = (TITLE_WEIGHT * inTitle) / titleNorm + bodyFrequency / bodyNorm;
  const { spelling, share } = toSpelling(at, counts);
  const { weight } = spelling === 'expanded' ? term : term.typed;
  return share * weight * saturate(frequency);
}

function scoreTogether({ pairsInTitle, pairsInBody }: Occurrences, { pairs }: RankingModel): number {
  let score = 0;
  pairs.forEach(({ weight }, at) => {
    const times = (pairsInTitle[at] ?? 0) * TITLE_WEIGHT + (pairsInBody[at] ?? 0);
    if (times > 0) score += PAIR_SHARE * weight * saturate(times);
  });
  return score;
}

const saturate = (frequency: number): number => ((K1 + 1) * frequency) / (K1 + frequency);

function toSpelling(at: number, { nearest }: Occurrences) {
  return SPELLINGS[nearest[at] ?? 0] ?? SPELLINGS[0];
}
