/** Ranking: BM25 over the fields of a document, from real document frequencies. */

/** Saturation and length normalization (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
const K1 = 1.2;
const B_TITLE = 0.5;
const B_BODY = 0.75;
/** How much more an occurrence in the title tells than one in the body. */
const TITLE_WEIGHT = 2;

/** What is known of the archive. */
export interface Collection {
  readonly documents: number;
  /** Documents that have the term. */
  documentFrequency(term: string): number;
}

/** A document to be ranked: its index terms, joined by spaces. */
export interface Candidate {
  readonly key: string;
  readonly titleTerms: string;
  readonly bodyTerms: string;
}

export interface RankedCandidate {
  readonly key: string;
  readonly score: number;
  /** Terms of the query that the document lacks. */
  readonly lacks: readonly string[];
}

/** Inverse document frequency, never negative, however frequent the term. */
export function toWeight(documentFrequency: number, documents: number): number {
  return Math.log(1 + (Math.max(documents, documentFrequency) - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** Orders candidates, best first; equal scores keep the order in which they came. */
export function rank(
  candidates: readonly Candidate[],
  terms: readonly string[],
  collection: Collection,
): RankedCandidate[] {
  const weights = new Map(
    terms.map((term) => [term, toWeight(collection.documentFrequency(term), collection.documents)]),
  );
  const counted = candidates.map(({ key, titleTerms, bodyTerms }) => ({
    key,
    title: count(titleTerms, weights),
    body: count(bodyTerms, weights),
  }));
  const titleLength = average(counted.map(({ title }) => title.length));
  const bodyLength = average(counted.map(({ body }) => body.length));

  const ranked = counted.map(({ key, title, body }) => {
    const lacks: string[] = [];
    let score = 0;
    for (const [term, weight] of weights) {
      const inTitle = title.frequencies.get(term) ?? 0;
      const inBody = body.frequencies.get(term) ?? 0;
      if (inTitle + inBody === 0) {
        lacks.push(term);
        continue;
      }
      const frequency =
        (TITLE_WEIGHT * inTitle) / (1 - B_TITLE + (B_TITLE * title.length) / titleLength) +
        inBody / (1 - B_BODY + (B_BODY * body.length) / bodyLength);
      score += (weight * (K1 + 1) * frequency) / (K1 + frequency);
    }
    return { key, score, lacks };
  });
  return ranked.sort((a, b) => b.score - a.score);
}

interface FieldCount {
  readonly length: number;
  /** Of the wanted terms only. */
  readonly frequencies: ReadonlyMap<string, number>;
}

function count(joined: string, wanted: ReadonlyMap<string, unknown>): FieldCount {
  const frequencies = new Map<string, number>();
  const terms = joined === '' ? [] : joined.split(' ');
  for (const term of terms) if (wanted.has(term)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  return { length: terms.length, frequencies };
}

function average(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.max(1, sum / Math.max(1, values.length));
}
