/** Posts as the REST interface of WordPress gives them: numbers where names are wanted, and the names, if asked for, beside. */
import { isRecord } from '../../article/is-record.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The record with names for authors and terms, and without the numbers; any other record as it is. */
export function fromWordPress(record: Fields): Fields {
  if (!isRendered(record['content']) || !isRendered(record['title'])) return record;
  const embedded = isRecord(record['_embedded']) ? record['_embedded'] : {};
  const terms = toRecords([embedded['wp:term']].flat(2));
  const namesOf = (taxonomy: string): unknown[] =>
    terms.filter((term) => term['taxonomy'] === taxonomy).map(({ name }) => name);
  const [category, ...others] = namesOf('category');
  const gmt = record['date_gmt'];
  return {
    ...record,
    author: toRecords([embedded['author']].flat()).map(({ name }) => name),
    categories: undefined,
    category,
    tags: [...namesOf('post_tag'), ...others],
    ...(typeof gmt === 'string' && !gmt.startsWith('0000') ? { publishedAt: `${gmt}Z` } : {}),
  };
}

const isRendered = (value: unknown): boolean => isRecord(value) && typeof value['rendered'] === 'string';
const toRecords = (values: readonly unknown[]): Fields[] => values.filter(isRecord);
