/** From a found article to a hit: its passage and its highlights. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Article } from '../article/article.ts';
import { toSearchedBody } from '../article/asides.ts';
import { choosePassage } from './choose-passage.ts';
import { findMatches } from './find-matches.ts';
import { toSegments } from './highlight.ts';
import type { Segment } from './highlight.ts';
import type { QueryPlan } from './query-plan.ts';
import type { Hit } from './search-result.ts';

/** Longest snippet, in UTF-16 units: about three lines on a page. */
const SNIPPET_LENGTH = 260;
/** How far into a body the best passage is looked for; analysis of more would cost every reader time. */
const MAX_SEARCHED_LENGTH = 200_000;

export interface HitParts {
  readonly article: Article;
  readonly plan: QueryPlan;
  readonly missing: readonly string[];
  readonly weightOf: (term: string) => number;
  readonly analyzer: Pick<Analyzer, 'analyze'>;
}

/** The hit for an article. */
export function toHit({ article, plan, missing, weightOf, analyzer }: HitParts): Hit {
  const { body, asides: _asides, ...shown } = article;
  // Asides are not searched, so nothing in them is a match; offsets are those of the body.
  const text = toSearchedBody(article);
  const words = analyzer.analyze(text.slice(0, MAX_SEARCHED_LENGTH));
  // The last word may be half of one.
  if (body.length > MAX_SEARCHED_LENGTH && words.at(-1)?.end === MAX_SEARCHED_LENGTH) words.pop();
  const matches = findMatches(words, plan);
  const passage = choosePassage({ text, words, matches, weightOf, maxLength: SNIPPET_LENGTH });
  return {
    ...shown,
    snippet: body.slice(passage.start, passage.end),
    snippetRange: { ...passage, of: body.length },
    highlights: {
      title: highlightText(article.title, plan, analyzer),
      snippet: toSegments(
        body,
        matches.filter(({ start }) => start >= passage.start),
        passage,
      ),
    },
    missing,
  };
}

/** A whole text with the matches of a plan marked; `searched` is the same text with blanks for what is not searched. */
export function highlightText(
  text: string,
  plan: QueryPlan,
  analyzer: Pick<Analyzer, 'analyze'>,
  searched = text,
): Segment[] {
  return toSegments(text, findMatches(analyzer.analyze(searched), plan), { start: 0, end: text.length });
}
