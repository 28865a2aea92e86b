/** Plain BM25 in memory over all documents: what an analyzer is worth when nothing else helps it. */

export interface Bm25 {
  /** Ids of the best documents, best first; equal scores in the order of the documents. */
  search(terms: readonly string[], limit: number): string[];
}

/** Lucene's defaults, and its form of the formula. */
const K1 = 1.2;
const B = 0.75;

export function createBm25(documents: Iterable<{ readonly id: string; readonly terms: readonly string[] }>): Bm25 {
  const ids: string[] = [];
  const lengths: number[] = [];
  const postings = new Map<string, { readonly documents: number[]; readonly frequencies: number[] }>();
  let sum = 0;
  for (const { id, terms } of documents) {
    const number = ids.push(id) - 1;
    lengths.push(terms.length);
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
  const average = sum / Math.max(1, ids.length);

  return {
    search(terms, limit) {
      const scores = new Float64Array(ids.length);
      const touched: number[] = [];
      for (const term of terms) {
        const posting = postings.get(term);
        if (!posting) continue;
        const { length } = posting.documents;
        const weight = Math.log(1 + (ids.length - length + 0.5) / (length + 0.5));
        posting.documents.forEach((number, at) => {
          const frequency = posting.frequencies[at] ?? 0;
          const norm = 1 - B + (B * (lengths[number] ?? 0)) / average;
          if (scores[number] === 0) touched.push(number);
          scores[number] = (scores[number] ?? 0) + (weight * frequency) / (frequency + K1 * norm);
        });
      }
      touched.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
      return touched.slice(0, limit).map((number) => ids[number] ?? '');
    },
  };
}
