import { describe, expect, test } from 'vitest';
import { toParagraphs } from '../../../src/ingest/formats/pdf-text.ts';
import type { Piece } from '../../../src/ingest/formats/pdf-text.ts';

const HEIGHT = 12;
/** Pieces of one line from right to left, each as wide as told; a space of its own width lies between. */
function line(y: number, right: number, pieces: readonly (readonly [string, number])[], height = HEIGHT): Piece[] {
  let at = right;
  return pieces.map(([str, width]) => {
    at -= width;
    const piece = { str, x: at, y, width, height };
    at -= 4;
    return piece;
  });
}
const texts = (pieces: readonly Piece[]): string[] => toParagraphs(pieces).map(({ text }) => text);

describe('a page of a PDF', () => {
  test('has spaces where pieces stand apart, and numbers and Latin words the right way round', () => {
    const apart = line(700, 500, [
      ['نقلت', 30],
      ['CNN', 25],
      ['في', 12],
      ['2018', 28],
    ]);
    expect(texts(apart)).toEqual(['نقلت CNN في 2018']);
    const number = [
      { str: 'نحو', x: 460, y: 700, width: 40, height: HEIGHT },
      { str: '15', x: 420, y: 700, width: 14, height: HEIGHT },
      { str: ',', x: 434, y: 700, width: 3, height: HEIGHT },
      { str: '3%', x: 437, y: 700, width: 16, height: HEIGHT },
    ];
    expect(texts(number)).toEqual(['نحو 15,3%']);
  });

  test('has letters where presentation forms were drawn, and nothing of what stretches a line', () => {
    expect(texts(line(700, 500, [['\uFEE3\uFEA4\u0640\u0640\uFEE4\uFEAA', 40]]))).toEqual(['محمد']);
    expect(texts(line(700, 500, [['الم\u0007\u0007زارعين', 60]]))).toEqual(['المزارعين']);
    expect(texts(line(700, 500, [['مشيرا\uFE70', 60]]))).toEqual(['مشيراً']);
  });

  test('has its ligatures the way they are read where that is certain', () => {
    expect(texts(line(700, 500, [['األخبار اإلسالمية على اآلن إىل عىل', 200]]))).toEqual([
      'الأخبار الإسالمية على الآن إلى على',
    ]);
  });

  test('has paragraphs, not lines: a line that does not reach the margin ends one', () => {
    const page = [
      ...line(700, 500, [['سطر كامل من الفقرة الأولى', 400]]),
      ...line(684, 500, [['آخرها', 60]]),
      ...line(668, 500, [['سطر كامل من الفقرة الثانية', 400]]),
      ...line(652, 500, [['وسطر كامل آخر', 398]]),
      ...line(610, 500, [['بعد فراغ', 400]]),
    ];
    expect(texts(page)).toEqual([
      'سطر كامل من الفقرة الأولى آخرها',
      'سطر كامل من الفقرة الثانية وسطر كامل آخر',
      'بعد فراغ',
    ]);
  });

  test('has its columns one after another, and a text that goes on in the next is one', () => {
    const column = (right: number, name: string): Piece[] =>
      [0, 1, 2].flatMap((at) => line(700 - at * 16, right, [[`${name} سطر`, 200]]));
    expect(texts([...column(500, 'أول'), ...column(250, 'ثان')])).toEqual([
      'أول سطر أول سطر أول سطر ثان سطر ثان سطر ثان سطر',
    ]);
  });

  test('has no page numbers', () => {
    expect(texts([...line(700, 500, [['نص', 20]]), ...line(30, 300, [['12', 10]])])).toEqual(['نص']);
  });
});
