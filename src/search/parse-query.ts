/**
 * Reading a query: its text to a tree. Nothing fails; what cannot be taken as it was typed is taken as it was most
 * likely meant, and noted. The grammar, with its reasons, is in docs/query-language.md:
 *
 *     group  = either { either }            side by side
 *     either = part { (OR | "|" | أو) part }   binds closer than standing side by side, as on the web
 *     part   = (NOT | ليس | -) part | "(" group ")" | field ":" part | leaf
 */
import { hasSyntax, isSentence } from './is-sentence.ts';
import { isLatinWord } from './query-lexicon.ts';
import type { QueryLexicon } from './query-lexicon.ts';
import type { ParsedQuery, QueryLeaf, QueryNode, QueryNote } from './query-node.ts';
import { TEXT_FIELDS } from './query-words.ts';
import type { TextField, WordMeaning } from './query-words.ts';
import { readLexemes } from './read-lexemes.ts';
import type { Lexeme } from './read-lexemes.ts';
import { toSpacedField } from './spaced-field.ts';
import { toDateLeaf, toPrefixLeaf, toQuotedLeaf, toWordsLeaf } from './to-leaf.ts';

/** Parentheses deeper than this are read as if they were not there; the engine takes 200 levels. */
const MAX_DEPTH = 30;

/** What other engines write behind a word, for slips and weights, standing alone: `~2`, `^3`. Nobody looks for the number. */
const FOREIGN_OPERATOR = /^[~^]\p{Nd}{0,3}(?:\.\p{Nd}{1,3})?$/u;

type Operator = 'or' | 'and' | 'not';

export function parseQuery(text: string, lexicon: QueryLexicon): ParsedQuery {
  const lexemes = readLexemes(text);
  const inSentence = isSentence(lexemes, lexicon);
  const inSyntax = hasSyntax(lexemes, lexicon);
  const notes: QueryNote[] = [];
  let isBoolean = false;
  let at = 0;

  const note = (code: QueryNote['code'], { text: of, start, end }: Pick<Lexeme, 'text' | 'start' | 'end'>): void => {
    notes.push({ code, text: of, start, end });
  };

  /** Whether something that can be asked for stands at a place, so that an operator has a side there. */
  function isOperand(place: number): boolean {
    const lexeme = lexemes[place];
    if (!lexeme) return false;
    if (lexeme.kind === 'word') return operatorAt(place) !== 'or' && operatorAt(place) !== 'and';
    return !['close', 'bar', 'ampersands', 'stray-quote'].includes(lexeme.kind);
  }

  /** Whether an Arabic operator may be one: with a word of meaning, a quoted part or a parenthesis at its side. */
  function isTerm(place: number): boolean {
    const lexeme = lexemes[place];
    if (!lexeme) return false;
    return lexeme.kind === 'word' ? !lexicon.isStopWord(lexeme.text) : isBracket(lexeme);
  }

  /** The same of a Latin operator in small letters, which only Arabic at its sides makes one. */
  function isArabicTerm(place: number): boolean {
    const lexeme = lexemes[place];
    if (lexeme?.kind === 'word' || lexeme?.kind === 'quoted')
      return /\p{Script=Arabic}/u.test(lexeme.text) && isTerm(place);
    return isTerm(place);
  }

  const isBracket = ({ kind }: Lexeme): boolean => ['quoted', 'open', 'close', 'field', 'dash'].includes(kind);

  function operatorAt(place: number): Operator | null {
    const lexeme = lexemes[place];
    if (lexeme?.kind === 'bar') return 'or';
    if (lexeme?.kind === 'ampersands') return 'and';
    if (lexeme?.kind === 'dash') return inSentence || isParenthetical(place) ? null : 'not';
    if (lexeme?.kind !== 'word') return null;
    if (!isLatinWord(lexeme.text)) {
      const meaning = toOperator(lexicon.meaningOf(lexeme.text));
      return meaning && !inSentence && isTerm(place - 1) && isTerm(place + 1) ? meaning : null;
    }
    const meaning = toOperator(lexicon.meaningOf(lexeme.text.toUpperCase()));
    const isCapital = lexeme.text === lexeme.text.toUpperCase();
    if (meaning === null || isCapital) return meaning;
    return !inSentence && isArabicTerm(place - 1) && isArabicTerm(place + 1) ? meaning : null;
  }

  /** A dash that is answered by another at the end of a word sets something apart: «قال -وهو رئيس- إن». */
  function isParenthetical(place: number): boolean {
    return lexemes.slice(place + 1).some(({ kind, text: word }) => kind === 'word' && /.[-−–]$/u.test(word));
  }

  function readGroup(field: TextField | null, depth: number): QueryNode {
    const of: QueryNode[] = [];
    for (let lexeme = lexemes[at]; lexeme; lexeme = lexemes[at]) {
      if (lexeme.kind === 'close') {
        if (depth > 0) break;
        note('unmatched_parenthesis', lexeme);
        at += 1;
      } else {
        const part = readEither(field, depth);
        if (part) of.push(part);
      }
    }
    return { kind: 'group', of };
  }

  function readEither(field: TextField | null, depth: number): QueryNode | null {
    const of: QueryNode[] = [];
    const first = readPart(field, depth);
    if (first) of.push(first);
    for (let operator = operatorAt(at); operator === 'or' || operator === 'and'; operator = operatorAt(at)) {
      const lexeme = lexemes[at];
      if (operator === 'and' || of.length === 0 || !isOperand(at + 1)) {
        // AND says what standing side by side says anyway; an operator with a side missing says nothing.
        if (lexeme && (of.length === 0 || !isOperand(at + 1))) note('lone_operator', lexeme);
        else isBoolean = true;
        at += 1;
        if (operator === 'and') break;
        continue;
      }
      isBoolean = true;
      at += 1;
      const next = readPart(field, depth);
      if (next) of.push(next);
    }
    const [only] = of;
    return of.length > 1 ? { kind: 'either', of } : (only ?? null);
  }

  function readPart(field: TextField | null, depth: number): QueryNode | null {
    const lexeme = lexemes[at];
    if (!lexeme || lexeme.kind === 'close') return null;
    const operator = operatorAt(at);
    if (operator === 'or' || operator === 'and') return null;
    at += 1;
    if (operator === 'not') return readNot(lexeme, field, depth);
    switch (lexeme.kind) {
      case 'open':
        return readParenthesis(lexeme, field, depth);
      case 'field':
        return readField(lexeme, field, depth);
      case 'quoted': {
        const leaf = toQuotedLeaf(lexeme, field);
        if (leaf.kind !== 'phrase') isBoolean = true;
        return toNode(leaf);
      }
      case 'stray-quote':
        note('unmatched_quote', lexeme);
        return null;
      case 'word': {
        if (FOREIGN_OPERATOR.test(lexeme.text)) {
          note('lone_operator', lexeme);
          return null;
        }
        const name = spacedFieldAt(at - 1);
        return name ? readField(name, field, depth) : readWord(lexeme, field);
      }
      case 'bar':
      case 'ampersands':
      case 'dash':
        return null;
    }
  }

  function readNot(lexeme: Lexeme, field: TextField | null, depth: number): QueryNode | null {
    const of = isOperand(at) ? readPart(field, depth) : null;
    if (!of) {
      note('lone_operator', lexeme);
      return null;
    }
    isBoolean = true;
    return { kind: 'not', of };
  }

  function readParenthesis(lexeme: Lexeme, field: TextField | null, depth: number): QueryNode | null {
    if (depth >= MAX_DEPTH) {
      note('too_deep', lexeme);
      return null;
    }
    const group = readGroup(field, depth + 1);
    if (lexemes[at]?.kind === 'close') at += 1;
    else note('unmatched_parenthesis', lexeme);
    return group.kind === 'group' && group.of.length === 0 ? null : group;
  }

  function readField(lexeme: Lexeme, outer: TextField | null, depth: number): QueryNode | null {
    const meaning = inSentence && !isLatinWord(lexeme.text) ? null : lexicon.meaningOf(lexeme.text);
    const field = TEXT_FIELDS.find((name) => name === meaning);
    const next = lexemes[at];
    if (field && next) {
      isBoolean = true;
      return readPart(field, depth);
    }
    if ((meaning === 'after' || meaning === 'before') && next?.kind === 'word') {
      const leaf = toDateLeaf(meaning, next);
      if (leaf) {
        at += 1;
        isBoolean = true;
        return toNode(leaf);
      }
      note('invalid_date', next);
    }
    return toNode(toWordsLeaf(lexeme, outer));
  }

  /** A name of a field with a space behind its colon, where it was most likely meant as one. */
  function spacedFieldAt(place: number): Lexeme | null {
    const spaced = inSentence ? null : toSpacedField(lexemes, place, lexicon);
    if (!spaced || !isOperand(place + 1)) return null;
    return spaced.isPlain || inSyntax ? spaced.name : null;
  }

  function readWord(lexeme: Lexeme, field: TextField | null): QueryNode {
    if (!/[^*]\*$/u.test(lexeme.text)) return toNode(toWordsLeaf(lexeme, field));
    const leaf = toPrefixLeaf(lexeme, field);
    if (leaf) isBoolean = true;
    else note('short_prefix', lexeme);
    return toNode(leaf ?? toWordsLeaf(lexeme, field));
  }

  const root = readGroup(null, 0);
  return { root, notes, isBoolean, isSentence: inSentence };
}

const toOperator = (meaning: WordMeaning | null): Operator | null =>
  meaning === 'or' || meaning === 'and' || meaning === 'not' ? meaning : null;

const toNode = (leaf: QueryLeaf): QueryNode => ({ kind: 'leaf', leaf });
