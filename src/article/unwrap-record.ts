/** Records as databases and search engines export them, out of what they wrap around fields and values. */
import { isRecord } from './is-record.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * `{"_id", "_source": {…}}` of search engines, `{"id", "attributes": {…}}` of JSON:API, and values as MongoDB writes them:
 * `{"$oid": "5f…"}`, `{"$date": "2018-06-14T00:00:00Z"}` (MongoDB Extended JSON v2).
 */
export function unwrapRecord(record: Fields): Fields {
  const { _source: source, attributes } = record;
  if (isRecord(source)) return unwrapRecord({ ...source, ...('_id' in record ? { _id: record['_id'] } : {}) });
  if (isRecord(attributes) && 'id' in record) return unwrapRecord({ ...attributes, id: record['id'] });
  if (!Object.values(record).some(isWrapped)) return record;
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, unwrapValue(value)]));
}

const isWrapped = (value: unknown): boolean => isRecord(value) && (Object.keys(value)[0] ?? '').startsWith('$');

function unwrapValue(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { $oid, $date, $numberLong, $numberInt, ...others } = value;
  if (Object.keys(others).length > 0) return value;
  if (typeof $oid === 'string') return $oid;
  if ($date !== undefined) return unwrapValue($date);
  const digits = $numberLong ?? $numberInt;
  return typeof digits === 'string' ? Number(digits) : value;
}
