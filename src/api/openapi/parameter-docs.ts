/**
 * What each parameter means and may hold, for the OpenAPI document. The schemas that check them read text; these say what
 * the text stands for. A parameter without an entry does not compile, and a test holds the entries to the service.
 */
import { EXPANDS, FACET_NAMES, HISTOGRAM_UNITS, MATCH_MODES, SORTS } from '../../search/search-request.ts';
import type { facetParameters, searchParameters } from '../schemas/search-parameters.ts';
import {
  DEFAULT_LIMIT,
  MAX_LIMIT,
  MAX_OFFSET,
  MAX_QUERY_LENGTH,
  MAX_VALUE_LENGTH,
  MAX_VALUES,
} from '../schemas/search-parameters.ts';
import { DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT } from '../schemas/search-parameters.ts';

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ParameterDoc {
  readonly description: string;
  readonly schema: JsonSchema;
  /** How a list is written in a query string: the name again for each value, or values with commas between them. */
  readonly list?: 'repeated' | 'commas';
}

const QUERY: JsonSchema = { type: 'string', maxLength: MAX_QUERY_LENGTH, default: '' };
const DATE: JsonSchema = { type: 'string', pattern: '^\\d{4}(-\\d{2}){0,2}$' };

const filter = (what: string): ParameterDoc => ({
  description: `${what}; several are alternatives.`,
  schema: { type: 'array', items: { type: 'string', maxLength: MAX_VALUE_LENGTH }, maxItems: MAX_VALUES },
  list: 'repeated',
});

const FILTERS = {
  source: filter('Only articles of this source'),
  category: filter('Only articles of this category'),
  author: filter('Only articles by this author'),
  tag: filter('Only articles with this tag'),
  language: filter('Only articles in this language, as BCP 47 writes it'),
  from: {
    description: 'First day that counts, in UTC: a day, or a month or year for the first of its days.',
    schema: DATE,
  },
  to: { description: 'Last day that counts: a day, or a month or year for the last of its days.', schema: DATE },
} satisfies Record<string, ParameterDoc>;

const MATCH: ParameterDoc = {
  description:
    'smart: articles with every word, then, when few, those with the most telling ones, misspelt words tried otherwise; ' +
    'all: every word; any: at least one; exact: every word as it is spelt.',
  schema: { type: 'string', enum: MATCH_MODES, default: 'smart' },
};

const EXPAND: ParameterDoc = {
  description:
    'Whether other names for the words of the query count as these words: شباط for فبراير, داعش for its full name. ' +
    'Quoted parts, spellings and prefixes mean what they say, and so does every word with match=exact.',
  schema: { type: 'string', enum: EXPANDS, default: 'on' },
};

/** The parameters of a search. */
export const SEARCH_PARAMETERS: Readonly<Record<keyof typeof searchParameters.shape, ParameterDoc>> = {
  q: {
    description:
      'The query, in the language of docs/query-language.md; empty for every article. It never fails to be read.',
    schema: QUERY,
  },
  ...FILTERS,
  sort: {
    description: 'The order of hits; without words to rank by, relevance is newest.',
    schema: { type: 'string', enum: SORTS, default: 'relevance' },
  },
  match: MATCH,
  expand: EXPAND,
  facets: {
    description: 'Facets to count. Each is counted as if its own filter were not chosen.',
    schema: { type: 'array', items: { type: 'string', enum: FACET_NAMES } },
    list: 'commas',
  },
  histogram: { description: 'Count matches over time, in UTC.', schema: { type: 'string', enum: HISTOGRAM_UNITS } },
  explain: {
    description: 'Whether each hit says why it was found and what its score is made of.',
    schema: { type: 'boolean', default: false },
  },
  limit: {
    description: 'Hits on a page.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
  },
  offset: {
    description: 'Hits to pass over.',
    schema: { type: 'integer', minimum: 0, maximum: MAX_OFFSET, default: 0 },
  },
  cursor: {
    description:
      'The nextCursor of an answer to the same search: goes on behind it, to the last hit. Takes the place of offset.',
    schema: { type: 'string' },
  },
};

/** The parameters of a look at the values of a facet. */
export const FACET_PARAMETERS: Readonly<Record<keyof typeof facetParameters.shape, ParameterDoc>> = {
  q: { description: 'Words that a value must have; empty for all values.', schema: QUERY },
  text: { description: 'The query whose matches are counted; empty for every article.', schema: QUERY },
  ...FILTERS,
  match: MATCH,
  expand: EXPAND,
  limit: {
    description: 'Values to list.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_FACET_LIMIT, default: DEFAULT_FACET_LIMIT },
  },
};
