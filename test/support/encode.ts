/** Text to bytes of the tables of old archives; `iconv-lite` is for tests alone, `TextDecoder` reads them. */
import iconv from 'iconv-lite';

const encode =
  (name: string) =>
  (text: string): Buffer =>
    iconv.encode(text, name);

export const encodeWindows1256 = encode('win1256');
export const encodeIso88596 = encode('iso-8859-6');
export const encodeUtf16 = { littleEndian: encode('utf-16le'), bigEndian: encode('utf-16be') };
