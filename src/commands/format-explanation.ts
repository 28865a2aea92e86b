/** What was understood of a query, and why a hit was found, as text. */
import type { Explanation, SearchResult, UnderstoodTerm } from '../search/search-result.ts';

/** Lines on how the query was read; none for plain words that were all found. */
export function formatReading({ query: { reading, text, terms, notes } }: SearchResult): string[] {
  const corrected = terms.filter((term) => term.corrected.length > 0);
  const equivalents = [...new Set(terms.flatMap((term) => term.equivalents))];
  return [
    ...(reading === text.trim() ? [] : [`read as: ${reading}`]),
    ...corrected.map((term) => `no article has ${term.text}; looked for ${term.corrected.join('، ')}`),
    ...(equivalents.length === 0 ? [] : [`other names that count: ${equivalents.join('، ')} (--expand off for none)`]),
    ...notes.map(({ code, text: of }) => `note: ${code.replaceAll('_', ' ')}: ${of}`),
  ];
}

/** One line for each part of the query: what became of it. */
export function formatTerms(terms: readonly UnderstoodTerm[]): string[] {
  return terms.map(({ text, kind, field, negated, articles, terms: index }) =>
    [
      `   ${text}`,
      `${negated ? 'not ' : ''}${field === null ? '' : `${field} `}${kind}`,
      index.join(' '),
      articles === null ? '' : `${articles} articles`,
    ].join('\t'),
  );
}

/** One line for each part of the score. */
export function formatExplanation({ score, terms, together }: Explanation): string[] {
  const lines = terms.map(({ text, weight, inTitle, inBody, spelling, score: part, words }) => {
    const places = [inTitle > 0 ? `title ×${inTitle}` : '', inBody > 0 ? `body ×${inBody}` : ''].filter(
      (place) => place !== '',
    );
    const forms = words.map(({ text: word, rules }) => (rules.length === 0 ? word : `${word} (${rules.join(' ')})`));
    return `     ${toScore(part)}  ${text}: ${places.join(', ')}; ${spelling ?? 'not ranked'}; weight ${toScore(weight)}; ${forms.join('، ')}`;
  });
  const rest =
    together === null || together === 0 ? [] : [`     ${toScore(together)}  words side by side as in the query`];
  return [
    score === null ? '     in order of date, behind the ranked ones' : `     ${toScore(score)}  score`,
    ...lines,
    ...rest,
  ];
}

const toScore = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
