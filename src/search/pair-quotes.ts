/** Which quotation marks of a query belong together: by their kinds where these fit, else by where they stand. */

/** Marks with those that close them: as books have them, and as right-to-left text often does. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['«', '»'],
  ['»', '«'],
  ['“', '”'],
  ['”', '“'],
  ['„', '“'],
  ['‟', '”'],
  ['‹', '›'],
  ['›', '‹'],
  ['″', '″'],
  ['＂', '＂'],
]);
/** Marks that are apostrophes, too, or stand for ʿayn: they quote only in pairs around words. */
const SINGLE: ReadonlySet<string> = new Set(["'", '‘', '’', '‚']);
const SPACE = /\s/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;

/** What the place of a mark says: 1 it stands before a word, -1 behind one, 0 neither or both. */
type Turn = -1 | 0 | 1;

export interface QuotePairs {
  /** The place of the mark that closes what is opened at a place; -1 when none does, or no mark is there. */
  closingOf(at: number): number;
}

/** Whether a character can be nothing but a quotation mark. */
export const isQuote = (character: string): boolean => CLOSING.has(character);

/** Pairs the marks of a text. Linear in its length, over all calls in order. */
export function pairQuotes(text: string): QuotePairs {
  const places = Array.from({ length: text.length }, (_, at) => at);
  const doubles = places.filter((at) => CLOSING.has(text.charAt(at)));
  const singles = places.filter((at) => SINGLE.has(text.charAt(at)) && toTurn(text, at) !== 0);
  const order = new Map(doubles.map((at, index) => [at, index]));
  const nextSingle = new Map(singles.map((at, index) => [at, singles[index + 1] ?? -1]));
  const depths: number[] = [];
  for (const at of doubles) depths.push((depths.at(-1) ?? 0) + toTurn(text, at));
  const nextBelow = toNextBelow(depths);
  const unclosed = new Set<string>();

  /** The next mark of the kind that closes; what has been looked for in vain once is not looked for again. */
  function findOwn(at: number, closing: string): number {
    if (unclosed.has(closing)) return -1;
    const own = text.indexOf(closing, at + 1);
    if (own < 0) unclosed.add(closing);
    return own;
  }

  function closingOf(at: number): number {
    const closing = CLOSING.get(text.charAt(at));
    if (closing === undefined) return closingSingleOf(at);
    const own = findOwn(at, closing);
    const isBehind = toTurn(text, at) < 0;
    // «دير الزور" و "حلب»: neither a mark that closes nothing, nor one before a word, encloses what is between them.
    if (isBehind && (own < 0 || toTurn(text, own) > 0)) return -1;
    const place = order.get(at) ?? -1;
    const other = doubles[nextBelow[place] ?? -1] ?? -1;
    // ""دير الزور"": marks doubled, as in a table, not an empty pair before the words.
    const isDoubled = own === at + 1 && toTurn(text, own) > 0;
    if (own < 0 || (isDoubled && other > own)) return other;
    if (other < 0 || other > own) return own;
    // “a" b "c”: two phrases, rather than one with its insides out.
    const isBalanced = depths[(order.get(own) ?? 0) - 1] === depths[place];
    return isBalanced ? other : own;
  }

  function closingSingleOf(at: number): number {
    const next = nextSingle.get(at) ?? -1;
    return next >= 0 && toTurn(text, at) > 0 && toTurn(text, next) < 0 ? next : -1;
  }

  return { closingOf };
}

function toTurn(text: string, at: number): Turn {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
  const isBeforeWord = after !== '' && !SPACE.test(after) && !WORD_CHARACTER.test(before);
  const isBehindWord = before !== '' && !SPACE.test(before) && !WORD_CHARACTER.test(after);
  if (isBeforeWord === isBehindWord) return 0;
  return isBeforeWord ? 1 : -1;
}

/** For every depth the index of the next smaller one; -1 for none. */
function toNextBelow(depths: readonly number[]): number[] {
  const next = depths.map(() => -1);
  const waiting: number[] = [];
  depths.forEach((depth, index) => {
    for (let last = waiting.at(-1); last !== undefined && (depths[last] ?? 0) > depth; last = waiting.at(-1)) {
      next[last] = index;
      waiting.pop();
    }
    waiting.push(index);
  });
  return next;
}
