/** Numbers as people write them, with separators of thousands and decimals, to one form. */

/** Groups of digits with the joiners between them; `joiners[i]` stands between `groups[i]` and `groups[i + 1]`. */
export interface DigitGroups {
  readonly groups: readonly string[];
  readonly joiners: readonly string[];
}

const THOUSANDS_COMMA = new Set([',', '\u066C']);
const DECIMAL = new Set(['.', '\u066B']);

/**
 * One number (`12345`, `3.5`) when the groups are one, else null: they are a date or a list, and each group stands alone.
 * Groups are folded digits, at least two of them. A single point before three digits separates thousands, as
 * news writes it (12.345), unless zero comes before it (0.125).
 */
export function joinNumber({ groups, joiners }: DigitGroups): string | null {
  const [first = '', ...rest] = groups;
  const last = rest.at(-1) ?? '';
  const areThousands = (parts: readonly string[]): boolean =>
    first.length <= 3 && first !== '0' && parts.every((part) => part.length === 3);
  const sameJoiner = joiners.every((joiner) => joiner === joiners[0]);
  const isArabicDecimal = joiners[0] === '\u066B';

  if (sameJoiner && areThousands(rest) && !isArabicDecimal) return groups.join('');
  if (joiners.length === 1 && joiners[0] !== '\u066C') return `${first}.${last}`;
  const thousands = joiners.slice(0, -1);
  const endsInDecimals = DECIMAL.has(joiners.at(-1) ?? '') && thousands.every((joiner) => THOUSANDS_COMMA.has(joiner));
  return endsInDecimals && areThousands(rest.slice(0, -1)) ? `${groups.slice(0, -1).join('')}.${last}` : null;
}
