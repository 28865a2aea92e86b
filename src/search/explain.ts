/** Why an article was found, and what its score is made of. */
import type { Match } from './find-matches.ts';
import { toScoreParts } from './rank.ts';
import type { RankedHit } from './rank.ts';
import type { RankingModel } from './ranking-model.ts';
import type { ExplainedTerm, Explanation } from './search-result.ts';
import type { MatchedHit } from './to-hit.ts';

/** So many different words are named for a term. */
const MAX_WORDS = 8;
/** The rule of a word that is another name for what was typed. */
const EQUIVALENT = 'equivalent';

/** `ranked` is null for an article that comes behind the ranked ones, in order of date. */
export function explain({ inTitle, inBody }: MatchedHit, ranked: RankedHit | null, model: RankingModel): Explanation {
  const names = new Set([...inTitle, ...inBody].flatMap(({ term, equivalentOf }) => [term, ...equivalentOf]));
  const parts = ranked && toScoreParts(ranked.document, model);
  const scores = new Map((parts?.terms ?? []).map((score) => [score.term.name, score]));
  for (const name of scores.keys()) names.add(name);
  const terms = [...names].map((name): ExplainedTerm => {
    const score = scores.get(name);
    const known = model.terms.find((term) => term.name === name);
    const isOf = ({ term, equivalentOf }: Match): boolean => term === name || equivalentOf.includes(name);
    const title = inTitle.filter(isOf);
    const body = inBody.filter(isOf);
    return {
      text: known?.text ?? name,
      articles: known?.articles ?? null,
      inTitle: score?.inTitle ?? title.length,
      inBody: score?.inBody ?? body.length,
      spelling: score?.spelling ?? null,
      weight: known ? round((score?.spelling === 'expanded' ? known : known.typed).weight) : null,
      score: score ? round(score.score) : null,
      words: [...toWords(name, title, 'title'), ...toWords(name, body, 'body')].slice(0, MAX_WORDS),
    };
  });
  return {
    score: ranked ? round(ranked.score) : null,
    terms: terms.sort((a, b) => (b.score ?? 0) - (a.score ?? 0)),
    together: parts ? round(parts.together) : null,
  };
}

/** The different words of a field that match, with the rules that brought each to the term. */
function toWords(name: string, matches: readonly Match[], field: 'title' | 'body'): ExplainedTerm['words'] {
  const words = new Map(matches.map((match) => [match.token.surface, match]));
  return [...words.values()].map(({ token: { surface, rules }, equivalentOf }) => ({
    text: surface,
    field,
    rules: equivalentOf.includes(name) ? [...rules, EQUIVALENT] : rules,
  }));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
