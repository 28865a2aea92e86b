/** Plain BM25 in memory over all documents: what an analyzer is worth when nothing else helps it. */

export interface Bm25 {
  /** Adds what each document scores for the terms, `weight` times, to its place in `scores`. */
  addScores(terms: readonly string[], weight: number, scores: Float64Array): void;
}

/** Saturation and length normalization. */
export interface Bm25Options {
  readonly k1: number;
  readonly b: number;
}

/** BM25 in Lucene's form of the formula over the terms of documents. */
export function createBm25(documents: Iterable<readonly string[]>, { k1, b }: Bm25Options): Bm25 {
  const lengths: number[] = [];
  const postings = new Map<string, { readonly documents: number[]; readonly frequencies: number[] }>();
  let sum = 0;
  for (const terms of documents) {
    const number = lengths.push(terms.length) - 1;
    sum += terms.length;
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, frequency] of counts) {
      let posting = postings.get(term);
      if (!posting) postings.set(term, (posting = { documents: [], frequencies: [] }));
      posting.documents.push(number);
      posting.frequencies.push(frequency);
    }
  }
  const average = sum / Math.max(1, lengths.length);

  return {
    addScores(terms, weight, scores) {
      for (const term of terms) {
        const posting = postings.get(term);
        if (!posting) continue;
        const { length } = posting.documents;
        const idf = weight * Math.log(1 + (lengths.length - length + 0.5) / (length + 0.5));
        posting.documents.forEach((number, at) => {
          const frequency = posting.frequencies[at] ?? 0;
          const norm = 1 - b + (b * (lengths[number] ?? 0)) / average;
          scores[number] = (scores[number] ?? 0) + (idf * frequency) / (frequency + k1 * norm);
        });
      }
    },
  };
}

/** Numbers of the documents that score at all, best first; equal scores in the order of the documents. */
export function toRanking(scores: Float64Array, limit: number): number[] {
  const found: number[] = [];
  scores.forEach((score, number) => {
    if (score > 0) found.push(number);
  });
  return found.sort((x, y) => (scores[y] ?? 0) - (scores[x] ?? 0) || x - y).slice(0, limit);
}
