import { describe, expect, test } from 'vitest';
import { parseLanguage } from '../../src/analysis/language.ts';
import type { LanguageFiles } from '../../src/analysis/language.ts';

const FILES: LanguageFiles = {
  'spelling.tsv': '# why\nيأة\tيئة\tend\tهيأة\nئو\tؤو\tinside\n\nمائت\tمئت\tanywhere\n',
  'stop-words.txt': 'في\n  من  # a preposition\n',
  'protected-words.txt': 'وزير\tstart\nولاية\tstart end\nعملة\tteh\n',
  'broken-plurals.tsv': 'كتاب\tكتب\n',
  'irregular-feminines.tsv': 'أحمر\tحمراء\n',
  'irregular-verbs.tsv': 'زار\tيزور\n',
  'attested-forms.tsv': 'كت\tابjk بةgd\n',
};
const parseWith = (changed: Partial<LanguageFiles>): unknown => parseLanguage({ ...FILES, ...changed });

describe('the language files', () => {
  test('are read line by line, comments and empty lines left out', () => {
    const language = parseLanguage(FILES);
    const { spelling, stopWords, protectedWords, brokenPlurals, irregularFeminines, irregularVerbs, attestedForms } =
      language;
    expect(spelling).toEqual([
      { from: 'يأة', to: 'يئة', where: 'end' },
      { from: 'ئو', to: 'ؤو', where: 'inside' },
      { from: 'مائت', to: 'مئت', where: 'anywhere' },
    ]);
    expect(stopWords).toEqual(['في', 'من']);
    expect(protectedWords).toEqual([
      { word: 'وزير', sides: ['start'] },
      { word: 'ولاية', sides: ['start', 'end'] },
      { word: 'عملة', sides: ['teh'] },
    ]);
    expect(brokenPlurals).toEqual([['كتاب', 'كتب']]);
    expect(irregularFeminines).toEqual([['أحمر', 'حمراء']]);
    expect(irregularVerbs).toEqual([['زار', 'يزور']]);
    expect(attestedForms).toEqual([{ start: 'كت', groups: 'ابjk بةgd' }]);
  });

  test('may have more cells than are read, empty or not', () => {
    const { brokenPlurals } = parseLanguage({ ...FILES, 'broken-plurals.tsv': 'كتاب\tكتب\t\tan example' });
    expect(brokenPlurals).toEqual([['كتاب', 'كتب']]);
  });

  test('give the same version with other words for people behind the cells', () => {
    const { version } = parseLanguage({ ...FILES, 'broken-plurals.tsv': 'كتاب\tكتب\tbooks' });
    expect(version).toBe(parseLanguage(FILES).version);
  });

  test('may have blanks where there is nothing', () => {
    expect(parseLanguage({ ...FILES, 'stop-words.txt': '  \nفي\n  # why\nمن\n \t' }).stopWords).toEqual(['في', 'من']);
  });

  test('are compared in NFKC, however an editor wrote them', () => {
    const decomposed = 'يأة\tيئة\tend'.normalize('NFD');
    expect(parseLanguage({ ...FILES, 'spelling.tsv': decomposed }).spelling).toEqual([
      { from: 'يأة', to: 'يئة', where: 'end' },
    ]);
  });

  test('give another version with other data, and the same with other comments', () => {
    const { version } = parseLanguage(FILES);
    expect(version).toMatch(/^[0-9a-f]{16}$/u);
    expect(parseLanguage({ ...FILES, 'stop-words.txt': 'في # in\n\n# and\nمن\n' }).version).toBe(version);
    const others = [
      { 'spelling.tsv': 'يأة\tيئة\tinside\n' },
      { 'stop-words.txt': 'في\n' },
      { 'stop-words.txt': 'من\nفي\n' },
      { 'stop-words.txt': 'فيمن\n' },
      { 'protected-words.txt': 'وزير\tend\n' },
      { 'broken-plurals.tsv': 'كتب\tكتاب\n' },
      { 'broken-plurals.tsv': 'كتا\tبكتب\n' },
      { 'stop-words.txt': 'في\nم\n', 'protected-words.txt': `ن${FILES['protected-words.txt']}` },
      { 'attested-forms.tsv': 'كت\tابjl بةgd\n' },
    ].map((changed) => parseLanguage({ ...FILES, ...changed }).version);
    expect(new Set([version, ...others]).size).toBe(others.length + 1);
  });

  test.each([
    [
      'spelling.tsv',
      '# a\nيأة\tيئة\tbegin',
      'spelling.tsv, line 2: "begin" is not a place; allowed are inside, end and anywhere',
    ],
    ['spelling.tsv', 'يأة\tيئة', 'spelling.tsv, line 1: found "يأة\\tيئة", wanted 3 cells separated by tabs'],
    [
      'protected-words.txt',
      'وزير\tstart middle',
      'protected-words.txt, line 1: "middle" is not a side; allowed are start, end, teh, short',
    ],
    [
      'broken-plurals.tsv',
      'كتاب\tكتب\n\nقلم',
      'broken-plurals.tsv, line 3: found "قلم", wanted 2 cells separated by tabs',
    ],
    [
      'broken-plurals.tsv',
      'كتاب\t \tكتب',
      'broken-plurals.tsv, line 1: found "كتاب\\t \\tكتب", wanted 2 cells separated by tabs',
    ],
    ['attested-forms.tsv', 'كتا\tبjk', 'attested-forms.tsv, line 1: "كتا" is not two letters'],
  ] as const)('are refused when a line of %s does not fit: %j', (name, text, message) => {
    expect(() => parseWith({ [name]: text })).toThrow(new RangeError(message));
  });
});
