/** From a found article to a hit: its passage and its highlights. */
import type { Article } from '../article/article.ts';
import { toSearchedBody } from '../article/asides.ts';
import { choosePassage } from './choose-passage.ts';
import type { Analyzer } from '../analysis/analyzer.ts';
import type { TokenCodes } from '../article/token-code.ts';
import type { Match, Matcher } from './find-matches.ts';
import { toSegments } from './highlight.ts';
import type { Range, Segment } from './highlight.ts';
import type { Hit } from './search-result.ts';

/** Longest snippet, in UTF-16 units: about three lines on a page. */
const SNIPPET_LENGTH = 260;
/** How far into a body the best passage is looked for; analysis of more would cost every reader time. */
const MAX_SEARCHED_LENGTH = 200_000;

/** What marks a text. */
export interface MarkParts {
  readonly matcher: Matcher;
  readonly analyzer: Pick<Analyzer, 'analyze'>;
}

export interface HitParts {
  readonly matcher: Matcher;
  readonly analyzer: Pick<Analyzer, 'analyze' | 'tokensAt'>;
  readonly article: Article;
  /** Its codes where they are at hand: they tell where to look. */
  readonly codes: TokenCodes | null;
  /** How much a term tells. */
  readonly weightOf: (term: string) => number;
}

/** A hit that lacks nothing, and the matches that it shows and those that it has no room for. */
export interface MatchedHit {
  readonly hit: Hit;
  readonly inTitle: readonly Match[];
  readonly inBody: readonly Match[];
}

export function toHit({ article, codes, weightOf, matcher, analyzer }: HitParts): MatchedHit {
  const { body, asides: _asides, ...shown } = article;
  // Asides are not searched, so nothing in them is a match; offsets are those of the body.
  const text = toSearchedBody(article);
  const searched = text.slice(0, MAX_SEARCHED_LENGTH);
  const places = codes && matcher.places(codes);
  const tokens = places ? analyzer.tokensAt(searched, places.body) : analyzer.analyze(searched);
  // The last word may be half of one.
  if (body.length > MAX_SEARCHED_LENGTH && tokens.at(-1)?.end === MAX_SEARCHED_LENGTH) tokens.pop();
  const inBody = matcher.find(tokens, 'body');
  const inTitle = matcher.find(
    places ? analyzer.tokensAt(article.title, places.title) : analyzer.analyze(article.title),
    'title',
  );
  const words = (): readonly Range[] => analyzer.analyze(searched);
  const passage = choosePassage({ text, words, matches: inBody, weightOf, maxLength: SNIPPET_LENGTH });
  const hit: Hit = {
    ...shown,
    snippet: body.slice(passage.start, passage.end),
    snippetRange: { ...passage, of: body.length },
    highlights: {
      title: toSegments(article.title, inTitle, { start: 0, end: article.title.length }),
      snippet: toSegments(
        body,
        inBody.filter(({ start }) => start >= passage.start),
        passage,
      ),
    },
    missing: [],
  };
  return { hit, inTitle, inBody };
}

/** A whole text with the matches of a query marked; `searched` is the same text with blanks for what is not searched. */
export function highlightText(
  text: string,
  field: 'title' | 'body',
  { matcher, analyzer }: MarkParts,
  searched = text,
): Segment[] {
  return toSegments(text, matcher.find(analyzer.analyze(searched), field), { start: 0, end: text.length });
}
