import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFiles } from '../../../src/ingest/files/find-files.ts';
import { checkRatio } from '../../../src/ingest/files/gunzip.ts';
import { openArticles } from '../../../src/ingest/open-articles.ts';
import { readBack } from '../../support/read-bytes.ts';
import { testReading } from '../../support/reading.ts';
import { toZip } from '../../support/zip.ts';

const TEXT = 'عنوان الخبر\n\nنص الخبر كما كتب.';
const LINE = JSON.stringify({ title: 'سطر' });

const zip = (files: Readonly<Record<string, string>>, flags?: number): Buffer =>
  toZip(Object.entries(files), { flags });

async function tar(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, text] of Object.entries(files)) archive.entry({ name }, text);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('an archive', () => {
  test.each([
    ['a.txt.gz', gzipSync(TEXT), 'a.txt'],
    ['no-name', gzipSync(TEXT), 'no-name'],
    ['a.zip', zip({ 'سنة/خبر.txt': TEXT }), 'a.zip!سنة/خبر.txt'],
  ])('is known by its bytes and its files are reported by name: %s', async (name, bytes, file) => {
    const { articles, readings, reports } = await readBack(name, bytes, { chunkBytes: 100 });
    expect(articles).toMatchObject([{ title: 'عنوان الخبر', body: 'نص الخبر كما كتب.' }]);
    expect(readings).toMatchObject([{ origin: { file } }]);
    expect(reports[0]).toMatchObject({ file, format: 'text', articles: 1, rejected: 0 });
    if (name === 'a.zip') expect(reports[1]).toMatchObject({ file: name, format: 'zip', files: 1, articles: 0 });
    else expect(reports).toHaveLength(1);
  });

  test('may be a TAR, packed or not, with files of any format in it', async () => {
    const bytes = await tar({
      'a.txt': TEXT,
      'b.jsonl': `${LINE}\n${LINE}x\n`,
      'c.png': '\u0089PNG\u0000\u0000\u0000',
      '.DS_Store': 'x',
      '__MACOSX/a.txt': 'x',
    });
    for (const archive of [bytes, gzipSync(bytes)]) {
      const { articles, reasons, reports } = await readBack('a.tar.gz', archive);
      expect(articles.map(({ title }) => title)).toEqual(['عنوان الخبر', 'سطر']);
      expect(reasons).toHaveLength(1);
      expect(reports.map(({ format, skipped }) => format ?? skipped)).toEqual([
        'text',
        'json-lines',
        'is neither text nor a format that is known',
        'tar',
      ]);
    }
  });

  test('of a kind that is not read says what it is, and what to do', async () => {
    for (const [head, what] of [
      ['BZh91AY&SY', /packed with bzip2/u],
      ['Rar!\u001A\u0007\u0001', /RAR archive/u],
      ['From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n', /MHTML/u],
    ] as const) {
      const { reasons, reports } = await readBack('a.x', Buffer.from(head, 'latin1'), { isNamed: true });
      expect(reasons).toEqual([expect.stringMatching(what)]);
      expect((await readBack('a.x', Buffer.from(head, 'latin1'), { isNamed: false })).reasons).toEqual([]);
      expect(reports).toMatchObject([{ format: null, skipped: expect.stringMatching(what) }]);
    }
  });

  test('with nothing in it is recorded, and nothing else', async () => {
    const { reasons, reports } = await readBack('a.zip', Buffer.from(`PK\u0005\u0006${'\0'.repeat(18)}`, 'latin1'));
    expect([reasons, reports]).toMatchObject([[], [{ file: 'a.zip', format: 'zip', files: 0 }]]);
  });

  test('in an archive is read, but not without end', async () => {
    let nested = gzipSync(gzipSync(TEXT));
    expect((await readBack('a.gz', nested)).articles).toHaveLength(1);
    for (let depth = 0; depth < 4; depth += 1) nested = gzipSync(nested);
    expect((await readBack('a.gz', nested)).reasons).toEqual([expect.stringMatching(/archives deep, allowed are 3/u)]);
  });

  test('may name its files as it likes: nothing is written, and `../` means nothing', async () => {
    const name = '../../../../tmp/fihrist-evil.txt';
    for (const bytes of [zip({ [name]: TEXT, '/etc/x.txt': TEXT }), await tar({ [name]: TEXT })]) {
      const { articles, reasons } = await readBack('a.zip', bytes);
      expect(articles[0]).toMatchObject({ title: 'عنوان الخبر' });
      expect(reasons).toEqual([]);
    }
    await expect(promisify(execFile)('ls', ['/tmp/fihrist-evil.txt'])).rejects.toThrow();
  });

  test('with a password says so', async () => {
    expect((await readBack('a.zip', zip({ 'a.txt': TEXT }, 0x801))).reasons).toEqual([
      'the file is locked with a password',
    ]);
  });

  test.each([
    ['the beginning of a ZIP', zip({ 'a.txt': TEXT, 'b.txt': TEXT }).subarray(0, 25)],
    ['half a gzip', gzipSync(TEXT.repeat(100)).subarray(0, 40)],
    ['a ZIP of noise', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100, 7)])],
  ])('that is damaged gives a reason: %s', async (_, bytes) => {
    const { reasons } = await readBack('a', bytes);
    expect(reasons).toEqual([expect.stringMatching(/cannot be read/u)]);
  });

  test('that unpacks to what no text does is left', () => {
    const chunk = Buffer.alloc(1);
    expect(checkRatio(chunk, 1000, 199_000_000)).toBe(chunk);
    expect(checkRatio(chunk, 20_000_000, 400_000_000)).toBe(chunk);
    expect(() => checkRatio(chunk, 1_000_000, 300_000_000)).toThrow(/250 times its size/u);
  });

  test('of zeros costs no memory: one line that is too long', async () => {
    const { reasons } = await readBack('bomb.jsonl.gz', gzipSync(Buffer.alloc(60_000_000, 0x20)));
    expect(reasons.join()).toMatch(/^$|allowed are|too/u);
  });
});

describe('a file that is no article', () => {
  const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1]);

  test.each([
    ['a.jpg', picture],
    ['a.css', Buffer.from('body { color: red }')],
    ['sitemap.xml', Buffer.from('<?xml version="1.0"?><urlset><url/></urlset>')],
  ])('in a folder is passed over and reported: %s', async (name, bytes) => {
    const { readings, reports } = await readBack(name, bytes, { isNamed: false });
    expect(readings).toEqual([]);
    expect(reports).toMatchObject([{ skipped: expect.any(String) }]);
  });

  test('that was named is rejected, so that nobody believes it was read', async () => {
    expect((await readBack('a.jpg', picture)).reasons).toEqual(['the file is neither text nor a format that is known']);
  });

  test('is too large for an article: rejected without being held', async () => {
    expect((await readBack('a.txt', 'نص '.repeat(10_000), { maxArticleBytes: 1000 })).reasons).toEqual([
      'the file has 50,000 bytes, allowed are 1,000 bytes for one article: divide it',
    ]);
  });
});

describe('paths', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fihrist-paths-'));
    await mkdir(path.join(folder, 'سنة', 'شهر'), { recursive: true });
    await mkdir(path.join(folder, '.hidden'));
    await writeFile(path.join(folder, 'a.txt'), TEXT);
    await writeFile(path.join(folder, 'b [1].txt'), TEXT);
    await writeFile(path.join(folder, 'سنة', 'شهر', 'c.md'), TEXT);
    await writeFile(path.join(folder, '.hidden', 'd.txt'), TEXT);
    await symlink('..', path.join(folder, 'سنة', 'up'));
    await symlink('nowhere', path.join(folder, 'dead'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const list = async (given: string): Promise<string[]> => {
    const found: string[] = [];
    for await (const { file, problem } of findFiles(given))
      found.push(path.relative(folder, file) + (problem === undefined ? '' : '!'));
    return found;
  };

  test('of folders give every file once, in order, whatever links there are', async () => {
    expect(await list(folder)).toEqual(['a.txt', 'b [1].txt', 'dead!', path.join('سنة', 'شهر', 'c.md')]);
  });

  test('may be patterns', async () => {
    expect(await list(path.join(folder, '*.txt'))).toEqual(['a.txt', 'b [1].txt']);
    expect(await list(path.join(folder, '**', '*.md'))).toEqual([path.join('سنة', 'شهر', 'c.md')]);
    expect(await list(path.join(folder, '{a,x}.txt'))).toEqual(['a.txt']);
  });

  test('that look like a pattern and exist are files', async () => {
    expect(await list(path.join(folder, 'b [1].txt'))).toEqual(['b [1].txt']);
  });

  test('that fit no file are named before anything is read', async () => {
    await expect(openArticles([path.join(folder, '*.pdf')], testReading)).rejects.toThrow(/\*\.pdf" fits no file/u);
  });

  test('may be the standard input', async () => {
    async function* input() {
      yield Buffer.from(`${LINE}\n`);
    }
    const source = await openArticles(['-'], { ...testReading, standardInput: input() });
    const titles: string[] = [];
    for await (const reading of source.readings)
      if (reading.ok) titles.push(`${reading.origin.file} ${reading.article.title}`);
    expect(titles).toEqual(['(standard input) سطر']);
    expect(source.totalBytes).toBeNull();
  });

  test('of a folder with something unreadable in it give the rest, and say so', async () => {
    const source = await openArticles([folder], testReading);
    const readings = [];
    for await (const reading of source.readings)
      readings.push(reading.ok ? reading.article.title : reading.reject.file);
    expect(readings).toEqual(['عنوان الخبر', 'عنوان الخبر', path.join(folder, 'dead'), 'عنوان الخبر']);
  });
});
