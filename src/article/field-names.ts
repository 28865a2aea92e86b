/** Foreign names of fields to our own, as `index-config/reading/field-names.tsv` and `--map` give them. */
import { foldWord } from './fold-word.ts';
import { isFieldName } from './parse-article.ts';
import type { FieldName } from './parse-article.ts';
import { unwrapRecord } from './unwrap-record.ts';

/** Own names by the folded foreign name; of two foreign names for one field the one with the lower `rank` wins. */
export type FieldNames = ReadonlyMap<string, { readonly field: FieldName; readonly rank: number }>;

/** A name as it is compared: folded, without case, spaces, underscores and dashes. */
export function toNameKey(name: string): string {
  return name
    .toLowerCase()
    .split(/[\s_-]+/u)
    .map((part) => foldWord(part))
    .join('');
}

/** Throws RangeError naming the line that does not fit. */
export function parseFieldNames(file: string): FieldNames {
  const names = new Map<string, { field: FieldName; rank: number }>();
  for (const [at, row] of file.split('\n').entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [field = '', foreign = ''] = row.split('\t');
    if (!isFieldName(field))
      throw new RangeError(`field-names.tsv, line ${at + 1}: there is no field ${JSON.stringify(field)}`);
    for (const [rank, name] of foreign.split(',').entries()) names.set(toNameKey(name.trim()), { field, rank });
  }
  return names;
}

/** The same names with others before them: `{ body: 'النص الكامل' }`. */
export function withFieldNames(names: FieldNames, own: Readonly<Partial<Record<FieldName, string>>>): FieldNames {
  const more = new Map(names);
  for (const [field, name] of Object.entries(own))
    if (isFieldName(field)) more.set(toNameKey(name), { field, rank: -1 });
  return more;
}

/** A record under our own names, and under which name each field was sent. */
export interface OwnFields {
  readonly fields: Record<string, unknown>;
  readonly sentAs: ReadonlyMap<string, string>;
}

/**
 * A field that its own name fills keeps it; else the first foreign name that says anything does. What databases wrap
 * around is taken off; see `unwrapRecord`.
 */
export function toOwnFields(given: Readonly<Record<string, unknown>>, names: FieldNames): OwnFields {
  const record = unwrapRecord(given);
  const fields: Record<string, unknown> = { ...record };
  const sentAs = new Map<string, string>();
  const ranks = new Map<FieldName, number>();
  for (const [name, value] of Object.entries(record)) {
    const known = isFieldName(name) ? null : names.get(toNameKey(name));
    if (!known || isBlank(value)) continue;
    const { field, rank } = known;
    const best = ranks.get(field) ?? (isBlank(record[field]) || rank < 0 ? Number.POSITIVE_INFINITY : -1);
    if (rank >= best) continue;
    ranks.set(field, rank);
    sentAs.set(field, name);
    fields[field] = value;
  }
  return { fields, sentAs };
}

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
