import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { repairMojibake } from '../../src/article/repair-mojibake.ts';
import { arabicText } from '../support/arabic-text.ts';
import { encodeWindows1256 } from '../support/encode.ts';

/** Windows-1252 by iconv: `TextDecoder` of this Node may take it for ISO 8859-1, as no other program does. */
const misread = (bytes: Uint8Array, encoding: string): string => {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes);
  // The five bytes that stand for nothing are kept as controls, as browsers do.
  return [...bytes]
    .map((byte) => iconv.decode(Buffer.of(byte), 'win1252').replace('\uFFFD', String.fromCharCode(byte)))
    .join('');
};
const RIGHT = 'افتتح الوزير معرض الكتاب، وقال: «إنّ الثقافة حقّ للجميع»';

describe('repairMojibake', () => {
  test.each([
    ['UTF-8 read as Windows-1252', misread(Buffer.from(RIGHT), 'windows-1252')],
    ['UTF-8 read as ISO 8859-1', Buffer.from(RIGHT).toString('latin1')],
    ['UTF-8 read as Windows-1256', misread(Buffer.from(RIGHT), 'windows-1256')],
    ['Windows-1256 read as Windows-1252', misread(encodeWindows1256(RIGHT), 'windows-1252')],
  ])('repairs %s', (_, broken) => {
    expect(broken).not.toBe(RIGHT);
    expect(repairMojibake(broken)).toBe(RIGHT);
  });

  test('repairs what went through wrong tables twice', () => {
    const twice = (text: string): string => misread(Buffer.from(text), 'windows-1252');
    expect(repairMojibake(twice(twice(RIGHT)))).toBe(RIGHT);
    expect(repairMojibake(twice(misread(encodeWindows1256(RIGHT), 'windows-1252')))).toBe(RIGHT);
  });

  test('repairs a run inside a line whose rest is right', () => {
    const broken = misread(Buffer.from(RIGHT), 'windows-1252');
    expect(repairMojibake(`وزير الثقافة ${broken} صباح اليوم`)).toBe(`وزير الثقافة ${RIGHT} صباح اليوم`);
  });

  test('repairs a name that could not tell by itself only beside other text that was misread', () => {
    const broken = misread(encodeWindows1256('كمال'), 'windows-1252');
    expect(repairMojibake(broken)).toBe(broken);
    expect(repairMojibake(broken, { isKnown: true })).toBe('كمال');
    expect(repairMojibake('Émile Zola', { isKnown: true })).toBe('Émile Zola');
  });

  test('repairs the lines that are broken and leaves the others', () => {
    const broken = misread(Buffer.from(RIGHT), 'windows-1252');
    expect(repairMojibake(`سطر سليم\n${broken}\nسطر «آخر»`)).toBe(`سطر سليم\n${RIGHT}\nسطر «آخر»`);
  });

  test.each([
    ['Élève à Orléans: l’été où ça a commencé', 'French'],
    ['Übergröße für Schüler, Äpfel und Öl', 'German'],
    ['Ørsted Århus ÆØÅ', 'Danish'],
    ['ظهر الطفل طاهراً، وعظّمه الناس', 'Arabic with the letters that broken text has'],
    ['Ø§Ù�Ø³Ù�Ø§Ù�', 'text that has lost bytes'],
    ['طظط§ظ', 'half a character'],
    ['سعر الدولار ٥٠ £ و٣٠ €', 'signs'],
  ])('leaves %s as it is: %s', (text) => {
    expect(repairMojibake(text)).toBe(text);
  });

  test('never touches text that is right, and always gets back what can be got back', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        expect(repairMojibake(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('السلام', 'وزير', 'المدينة', 'في', 'على', 'النهر'), { minLength: 4 }),
        (words) => {
          const text = words.join(' ');
          expect(repairMojibake(misread(Buffer.from(text), 'windows-1252'))).toBe(text);
          expect(repairMojibake(misread(Buffer.from(text), 'windows-1256'))).toBe(text);
        },
      ),
    );
  });
});
