/** How good a ranking is, over many queries. */

export interface RetrievalMetrics {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall1: number;
  readonly recall10: number;
  readonly recall100: number;
}

/** Means over queries. `ranking` is document ids, best first; relevance is yes or no, each query has some. */
export function toMetrics(
  results: Iterable<{ readonly ranking: readonly string[]; readonly relevant: ReadonlySet<string> }>,
): RetrievalMetrics {
  const sums = { ndcg10: 0, mrr10: 0, recall1: 0, recall10: 0, recall100: 0 };
  let queries = 0;
  for (const { ranking, relevant } of results) {
    queries += 1;
    const found = (depth: number): number => ranking.slice(0, depth).filter((id) => relevant.has(id)).length;
    const gain = (rank: number): number => 1 / Math.log2(rank + 2);
    let dcg = 0;
    ranking.slice(0, 10).forEach((id, rank) => (dcg += relevant.has(id) ? gain(rank) : 0));
    let ideal = 0;
    for (let rank = 0; rank < Math.min(10, relevant.size); rank += 1) ideal += gain(rank);
    const first = ranking.slice(0, 10).findIndex((id) => relevant.has(id));
    sums.ndcg10 += dcg / ideal;
    sums.mrr10 += first < 0 ? 0 : 1 / (first + 1);
    sums.recall1 += found(1) / relevant.size;
    sums.recall10 += found(10) / relevant.size;
    sums.recall100 += found(100) / relevant.size;
  }
  const mean = (sum: number): number => sum / Math.max(1, queries);
  return {
    ndcg10: mean(sums.ndcg10),
    mrr10: mean(sums.mrr10),
    recall1: mean(sums.recall1),
    recall10: mean(sums.recall10),
    recall100: mean(sums.recall100),
  };
}
