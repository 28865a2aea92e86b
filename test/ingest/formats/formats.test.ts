import { describe, expect, test } from 'vitest';
import { readBack } from '../../support/read-bytes.ts';

const PARAGRAPHS = [
  'افتتح رئيس البلدية صباح اليوم الجسر الجديد الذي يربط ضفتي النهر بعد عامين من العمل المتواصل، وحضر الاحتفال سكان الحي.',
  'وقال المهندس المشرف إن الجسر يتحمل مرور الشاحنات الثقيلة، وإن كلفته بلغت خمسة ملايين دينار، وسيخفف الازدحام.',
];

describe('a page', () => {
  const toPage = (head: string, body = '') => `<!DOCTYPE html><html lang="en"><head>${head}</head><body>
    <nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav>
    <article><h1>افتتاح جسر جديد</h1>${body}<p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p><p>اقرأ أيضا: خطة النقل</p></article>
    <aside><a href="/x">الأكثر قراءة</a></aside><footer>جميع الحقوق محفوظة</footer><script>var x = "نص";</script></body></html>`;

  test('gives its main text in paragraphs, without menus, scripts and footers', async () => {
    const { articles } = await readBack('page.html', toPage('<title>افتتاح جسر جديد</title>'));
    expect(articles).toMatchObject([
      { title: 'افتتاح جسر جديد', body: `${PARAGRAPHS.join('\n')}\nاقرأ أيضا: خطة النقل`, language: 'ar' },
    ]);
    expect(articles[0]?.asides).toMatchObject([{ kind: 'related' }]);
  });

  test('is believed in JSON-LD first, then in metadata, then in what it shows', async () => {
    const linked = {
      '@graph': [
        { '@type': 'WebSite' },
        {
          '@type': 'NewsArticle',
          headline: 'عنوان الجسر',
          datePublished: '2018-06-14T09:00:00+03:00',
          author: [{ name: 'سلمى ناصر' }, { name: 'كمال حداد' }],
          keywords: 'جسور، نقل',
        },
      ],
    };
    const { articles } = await readBack(
      'page.html',
      toPage(
        `<title>x</title><meta property="og:title" content="آخر"><meta property="og:site_name" content="صحيفة النهر">
         <meta property="article:section" content="محليات"><meta name="author" content="غيرها"><link rel="canonical" href="https://nahr.example/bridge">
         <script type="application/ld+json">${JSON.stringify(linked)}</script>`,
      ),
    );
    expect(articles).toMatchObject([
      {
        title: 'عنوان الجسر',
        publishedAt: '2018-06-14T06:00:00.000Z',
        author: 'سلمى ناصر، كمال حداد',
        source: 'صحيفة النهر',
        category: 'محليات',
        tags: ['جسور', 'نقل'],
        url: 'https://nahr.example/bridge',
      },
    ]);
  });

  test.each([
    ['<meta name="date" content="14/06/2018">', '', 'a meta element'],
    ['', '<time datetime="2018-06-14">منذ يومين</time>', 'a time element'],
    ['', '<div class="post-date">الخميس ١٤ حزيران ٢٠١٨</div>', 'a date that is shown'],
    ['<link rel="canonical" href="https://nahr.example/2018/06/14/bridge">', '', 'its address'],
    ['<meta name="date" content="أمس">', '<time>14 يونيو 2018</time>', 'the first that can be read'],
  ])('has the date of %s%s: %s', async (head, body) => {
    const { articles } = await readBack('page.html', toPage(`<title>افتتاح جسر جديد</title>${head}`, body));
    expect(articles).toMatchObject([{ publishedAt: '2018-06-14' }]);
  });

  test('loses the name of the site from its title, and nothing else', async () => {
    const site = '<meta property="og:site_name" content="النهر">';
    const { articles } = await readBack(
      'a.html',
      toPage(`<title>x</title>${site}<meta property="og:title" content="الجسر - القصة كاملة | النهر">`),
    );
    expect(articles).toMatchObject([{ title: 'الجسر - القصة كاملة' }]);
  });

  test.each([Number.POSITIVE_INFINITY, 1000, 7])(
    'with pictures in it is as large as its text, in pieces of %i bytes',
    async (chunkBytes) => {
      const picture = `<img src="data:image/png;base64,${'iVBORw0KGgo+/'.repeat(2000)}==">`;
      const { articles, reasons } = await readBack('page.html', toPage('<title>ج</title>', picture.repeat(3)), {
        maxArticleBytes: 20_000,
        chunkBytes,
      });
      expect(reasons).toEqual([]);
      expect(articles).toMatchObject([{ body: `${PARAGRAPHS.join('\n')}\nاقرأ أيضا: خطة النقل` }]);
    },
  );

  test('may be a fragment', async () => {
    const { articles } = await readBack('a.html', `<h1>جسر</h1><p>${PARAGRAPHS[0]}</p>`);
    expect(articles[0]?.body).toContain(PARAGRAPHS[0]);
  });

  test.each([
    ['deep nesting', () => '<div>'.repeat(50_000)],
    ['many attributes', () => `<p ${'a="1" '.repeat(50_000)}>نص`],
    ['open comments', () => '<!-- '.repeat(10_000)],
    ['nothing in it', () => '<html><body></body></html>'],
  ])('that is made to break readers is rejected or read, never more: %s', async (_, toHtml) => {
    const { readings } = await readBack('a.html', `<!doctype html>${toHtml()}`);
    expect(readings.length).toBeLessThanOrEqual(1);
  });
});

describe('a feed', () => {
  const toRss = (items: string) =>
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>وكالة الواحة</title><language>ar</language>${items}</channel></rss>`;

  test('gives its items with the channel for a source', async () => {
    const item = `<item><title>جسر &amp; نهر</title><link>https://w.example/1</link><guid isPermaLink="false">w-1</guid><pubDate>Thu, 14 Jun 2018 09:30:00 +0300</pubDate><dc:creator>سلمى</dc:creator><category>محليات</category><category>نقل</category><description><![CDATA[<p>نص&nbsp;أول</p><p>نص ثان</p>]]></description></item>`;
    const { articles } = await readBack('feed.xml', toRss(item));
    expect(articles).toMatchObject([
      {
        id: 'w-1',
        title: 'جسر & نهر',
        body: 'نص أول\nنص ثان',
        publishedAt: '2018-06-14T06:30:00.000Z',
        author: 'سلمى',
        category: 'محليات',
        tags: ['نقل'],
        source: 'وكالة الواحة',
        url: 'https://w.example/1',
      },
    ]);
  });

  test('may be Atom, with XHTML in it', async () => {
    const { articles } = await readBack(
      'feed',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>النهر</title><entry><id>urn:1</id><title type="html">جسر</title><link rel="alternate" href="https://w.example/1"/><link rel="self" href="https://w.example/api"/><updated>2018-06-15T00:00:00Z</updated><published>2018-06-14T00:00:00Z</published><author><name>سلمى</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>نص <b>أول</b></p><p>نص ثان</p></div></content></entry></feed>`,
    );
    expect(articles).toMatchObject([
      {
        id: 'urn:1',
        title: 'جسر',
        body: 'نص أول\nنص ثان',
        author: 'سلمى',
        url: 'https://w.example/1',
        publishedAt: '2018-06-14T00:00:00.000Z',
      },
    ]);
  });

  test('names the author alone, and addresses as they are from outside', async () => {
    const { articles } = await readBack(
      'a.xml',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://w.example/"><title>النهر</title><entry><title>جسر</title><link href="2018/1"/><author><name>سلمى</name><email>s@w.example</email><uri>https://w.example/s</uri></author><content>نص</content></entry></feed>`,
    );
    expect(articles).toMatchObject([{ author: 'سلمى', url: 'https://w.example/2018/1' }]);
    const rss = await readBack(
      'a.xml',
      '<rss><channel><title>النهر</title><link>https://w.example</link><item><title>جسر</title><link>/2018/1</link><author>s@w.example (سلمى)</author></item></channel></rss>',
    );
    expect(rss.articles).toMatchObject([{ author: 'سلمى', url: 'https://w.example/2018/1' }]);
  });

  test('of WordPress has its shortcodes made to text, and the names that readers see', async () => {
    const content =
      '[caption id="a" width="300"]<img src="x.jpg" /> صورة[/caption]\n\nنص أول [1] [مهم]\n\n<!-- wp:paragraph -->\n<p>نص ثان</p>\n<!-- /wp:paragraph -->\n\n[gallery ids="1,2"]\n\n[embed]https://v.example/1[/embed]\n\n[vc_row][vc_column width="1/2"]نص ثالث[/vc_column][/vc_row]';
    const { articles } = await readBack(
      'a.xml',
      `<rss xmlns:wp="w"><channel><title>النهر</title><link>https://w.example</link><wp:author><wp:author_login>admin</wp:author_login><wp:author_display_name><![CDATA[سلمى حداد]]></wp:author_display_name></wp:author><item><title>خبر</title><dc:creator>admin</dc:creator><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>`,
    );
    expect(articles).toMatchObject([
      { author: 'سلمى حداد', source: 'النهر', body: 'صورة\nنص أول [1] [مهم]\nنص ثان\nنص ثالث' },
    ]);
  });

  test('may be a WordPress export: published posts are read, the rest is counted', async () => {
    const post = (type: string, status: string, title: string) =>
      `<item><title>${title}</title><link>https://w.example/?p=${title}</link><guid isPermaLink="false">https://w.example/?p=1</guid><content:encoded><![CDATA[سطر أول\n\nسطر ثان]]></content:encoded><wp:post_date>2018-06-14 12:30:00</wp:post_date><wp:post_date_gmt>2018-06-14 09:30:00</wp:post_date_gmt><wp:post_type>${type}</wp:post_type><wp:status>${status}</wp:status><category domain="category">محليات</category><category domain="post_tag">جسور</category></item>`;
    const { articles, reports } = await readBack(
      'export.xml',
      toRss(post('post', 'publish', 'أ') + post('post', 'draft', 'ب') + post('attachment', 'inherit', 'ج')),
    );
    expect(articles).toMatchObject([
      {
        title: 'أ',
        body: 'سطر أول\nسطر ثان',
        publishedAt: '2018-06-14T09:30:00.000Z',
        category: 'محليات',
        tags: ['جسور'],
      },
    ]);
    expect(reports).toMatchObject([
      { passedOver: { 'posts with the status draft': 1, 'posts of the type attachment': 1 } },
    ]);
  });

  test('is read as far as it can be understood when it is not well-formed', async () => {
    const { articles } = await readBack(
      'feed.xml',
      toRss(
        '<item><title>أ & ب &nbsp; &foo;</title><description>نص < نص</description></item><item><title>ج</title></item>',
      ),
    );
    expect(articles.map(({ title }) => title)).toEqual([expect.stringMatching(/^أ & ب/u), 'ج']);
  });

  test('that breaks off gives the items before, and says so', async () => {
    const { articles, reasons } = await readBack(
      'feed.xml',
      toRss('<item><title>أ</title></item><item><title>ب').slice(0, -16),
    );
    expect(articles.map(({ title }) => title)).toEqual(['أ']);
    expect(reasons).toEqual(['the file ends in the middle of an item']);
  });

  test('cannot define entities, so none can explode', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "نص نص"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const { articles } = await readBack(
      'feed.xml',
      `<?xml version="1.0"?>${bomb}<rss><channel><item><title>عنوان &c; &x;</title></item></channel></rss>`,
    );
    expect(articles).toHaveLength(1);
    expect(articles[0]?.title.length).toBeLessThan(40);
    expect(articles[0]?.title).not.toContain('root:');
  });
});

describe('a table', () => {
  test.each([
    [',', 'a.csv'],
    [';', 'a.csv'],
    ['\t', 'a.tsv'],
    ['|', 'a.txt'],
  ])('may be delimited by %j in %s', async (delimiter, name) => {
    const rows = [
      ['العنوان', 'النص', 'تاريخ النشر', 'القسم'],
      ['"عنوان\nبسطرين"', 'نص "مقتبس"', '14/06/2018', 'محليات'],
      ['آخر', 'نص'],
    ];
    const { articles } = await readBack(name, rows.map((row) => row.join(delimiter)).join('\r\n'));
    expect(articles).toMatchObject([
      { title: 'عنوان\nبسطرين', body: 'نص "مقتبس"', publishedAt: '2018-06-14', category: 'محليات' },
      { title: 'آخر', body: 'نص' },
    ]);
  });

  test('without a field that is known is rejected once, naming what it has', async () => {
    const { reasons } = await readBack('a.csv', 'أ,ب\n1,2\n3,4\n');
    expect(reasons).toEqual([
      expect.stringMatching(/names neither a title nor a body: "أ", "ب"; say what they are with --map/u),
    ]);
  });

  test('rejects a row that can be repaired and read again', async () => {
    const { readings, articles } = await readBack('a.csv', 'title,date\nأ,03/04/2018\nب,2018\n');
    expect(articles).toMatchObject([{ title: 'ب' }]);
    const [reject] = readings.flatMap((reading) => (reading.ok ? [] : [reading.reject]));
    expect(reject).toMatchObject({ line: 2, reasons: [expect.stringMatching(/^date is not a date/u)] });
    const repaired = { ...reject, text: reject?.text.replace('03/04/2018', '2018-04-03') };
    expect((await readBack('rejects.jsonl', JSON.stringify(repaired))).articles).toMatchObject([
      { title: 'أ', publishedAt: '2018-04-03' },
    ]);
  });

  test.each([Number.POSITIVE_INFINITY, 100])(
    'gives every row but one when a quotation mark is never closed: %d',
    async (chunkBytes) => {
      const rows = Array.from({ length: 100 }, (_, at) => `${at},خبر ${at},نص الخبر\n`);
      const text = `id,title,body\n${rows.slice(0, 40).join('')}x,"مفتوح,نص بلا إغلاق\n${rows.slice(40).join('')}`;
      const { articles, readings } = await readBack('a.csv', text, { chunkBytes });
      expect(articles.map(({ id }) => id)).toEqual(rows.map((_, at) => String(at)));
      expect(readings.flatMap((reading) => (reading.ok ? [] : [reading.reject]))).toMatchObject([
        {
          line: 42,
          text: 'x,"مفتوح,نص بلا إغلاق',
          reasons: [expect.stringMatching(/opened in the row and never closed/u)],
        },
      ]);
    },
  );

  test.each([Number.POSITIVE_INFINITY, 100])(
    'leaves out a row that is too large, and no other: %d',
    async (chunkBytes) => {
      const large = `9,ضخم,"${'قال «كلمة», ثم ""أخرى""\n'.repeat(500)}"\n`;
      const text = `id,title,body\n1,أ,نص\n${large}2,ب,"نص\nمن سطرين"\n3,ج,نص\n${large}4,د,نص\n`;
      const { articles, readings } = await readBack('a.csv', text, { chunkBytes, maxArticleBytes: 2000 });
      expect(articles.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
      const rejects = readings.flatMap((reading) => (reading.ok ? [] : [reading.reject]));
      expect(rejects.map(({ line }) => line)).toEqual([3, 507]);
      expect(rejects[0]?.reasons).toEqual([expect.stringMatching(/allowed are 2,000 bytes/u)]);
    },
  );

  test('gives the rows behind a quotation mark that is never closed in a large file', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `${at},خبر ${at},نص الخبر\n`);
    const text = `id,title,body\n${rows.slice(0, 40).join('')}x,"مفتوح,نص\n${rows.slice(40).join('')}`;
    const { articles, reasons } = await readBack('a.csv', text, { chunkBytes: 1000, maxArticleBytes: 5000 });
    expect(articles.map(({ id }) => id)).toEqual(rows.map((_, at) => String(at)));
    expect(reasons).toEqual([expect.stringMatching(/opened in the row and never closed/u)]);
  });

  test('bounds what an unclosed quotation mark makes of it', async () => {
    const { reasons } = await readBack('a.csv', `title,body\n"أ,${'ب\n'.repeat(10_000)}`, { maxArticleBytes: 5000 });
    expect(reasons.join()).toMatch(/unclosed quotation mark|cannot be read/u);
  });
});

describe('JSON', () => {
  const articles = [
    { title: 'أ', body: 'نص [1] {2} "3"' },
    { title: 'ب', text: 'نص' },
  ];

  test.each([
    ['a list', JSON.stringify(articles)],
    ['a list over many lines', JSON.stringify(articles, null, 2)],
    ['an object around a list', JSON.stringify({ status: 'ok', articles }, null, 2)],
    ['an object around an object around a list', JSON.stringify({ response: { total: 2, results: articles } })],
    ['objects one after another', articles.map((article) => JSON.stringify(article, null, 1)).join('\n')],
    ['one article', JSON.stringify({ title: 'أ', body: 'ب' }, null, 2)],
    [
      'an answer of a search engine',
      JSON.stringify({ hits: { hits: articles.map((_source, _id) => ({ _id: String(_id), _source })) } }),
    ],
  ])('may be %s', async (name, json) => {
    for (const chunkBytes of [Number.POSITIVE_INFINITY, 7]) {
      const read = await readBack('a.json', json, { chunkBytes });
      expect(read.reasons).toEqual([]);
      expect(read.articles.map(({ title }) => title)).toEqual(name === 'one article' ? ['أ'] : ['أ', 'ب']);
    }
  });

  test('rejects one bad object of a list', async () => {
    const { articles: read, reasons } = await readBack('a.json', '[{"title": "أ"}, {"title": ب}, {"title": "ج"}]');
    expect(read.map(({ title }) => title)).toEqual(['أ', 'ج']);
    expect(reasons).toEqual([expect.stringMatching(/not valid JSON/u)]);
  });

  test('says when it breaks off', async () => {
    const { articles: read, reasons } = await readBack('a.json', '[{"title": "أ"}, {"title": "ب');
    expect(read).toHaveLength(1);
    expect(reasons).toEqual(['the JSON ends in the middle of an object']);
  });

  test('never holds an object that is too large', async () => {
    const {
      articles: read,
      reasons,
      readings,
    } = await readBack('a.json', JSON.stringify([{ title: 'ا'.repeat(10_000) }, { title: 'ب' }]), {
      maxArticleBytes: 1000,
      chunkBytes: 100,
    });
    expect(read.map(({ title }) => title)).toEqual(['ب']);
    expect(reasons).toEqual(['the object has 20,012 bytes, allowed are 1,000 bytes for one article: divide it']);
    expect(readings[0]).toMatchObject({ reject: { text: expect.stringMatching(/^\{"title":"ااا/u) } });
  });

  test.each([
    ['MongoDB', { _id: { $oid: '5f0a' }, title: 'أ', date: { $date: '2018-06-14T00:00:00Z' } }],
    ['MongoDB, with numbers', { _id: { $oid: '5f0a' }, title: 'أ', date: { $date: { $numberLong: '1528934400000' } } }],
    ['a search engine', { _id: '5f0a', _source: { title: 'أ', date: '2018-06-14T00:00:00Z' } }],
    ['JSON:API', { id: '5f0a', attributes: { title: 'أ', date: '2018-06-14T00:00:00Z' } }],
  ])('may be as %s exports it', async (_, record) => {
    const { articles: read, reasons } = await readBack('a.jsonl', JSON.stringify(record));
    expect(reasons).toEqual([]);
    expect(read).toMatchObject([{ id: '5f0a', title: 'أ', publishedAt: '2018-06-14T00:00:00.000Z' }]);
  });

  test('may have its text in paragraphs, and a number for a title', async () => {
    const { articles: read } = await readBack('a.json', JSON.stringify([{ title: 1967, body: ['أولى', 'ثانية'] }]));
    expect(read).toMatchObject([{ title: '1967', body: 'أولى\nثانية' }]);
  });

  test('of WordPress and of databases may hold HTML', async () => {
    const { articles: read } = await readBack(
      'a.json',
      JSON.stringify([{ title: { rendered: 'جسر &amp; نهر' }, content: { rendered: '<p>نص</p><p>آخر</p>' } }]),
    );
    expect(read).toMatchObject([{ title: 'جسر & نهر', body: 'نص\nآخر' }]);
  });
});

describe('a text', () => {
  test('has its title on the first line', async () => {
    const { articles } = await readBack('a.txt', '\n\nعنوان\n\nفقرة أولى.\nفقرة ثانية.\n');
    expect(articles).toMatchObject([{ title: 'عنوان', body: 'فقرة أولى.\nفقرة ثانية.' }]);
  });

  test('may begin with front matter, in Arabic too', async () => {
    const { articles } = await readBack(
      'a.txt',
      '---\nالعنوان: رسالة\nالتاريخ: ١٤ حزيران ٢٠١٨\ntags: [أ, ب]\n---\nنص الرسالة.',
    );
    expect(articles).toMatchObject([
      { title: 'رسالة', publishedAt: '2018-06-14', tags: ['أ', 'ب'], body: 'نص الرسالة.' },
    ]);
  });

  test('may have colons in its front matter, as titles do', async () => {
    const { articles } = await readBack(
      'a.txt',
      '---\ntitle: الوزير: لا زيادة في الأسعار\ndate: 2018-06-14\nauthor: "سلمى"\n---\nنص الخبر.',
    );
    expect(articles).toMatchObject([
      { title: 'الوزير: لا زيادة في الأسعار', publishedAt: '2018-06-14', author: 'سلمى', body: 'نص الخبر.' },
    ]);
  });

  test('has the date of a line that is nothing else, or of its dateline', async () => {
    expect((await readBack('a.txt', 'عنوان\nالخميس ١٤ حزيران ٢٠١٨\nنص الخبر.')).articles).toMatchObject([
      { publishedAt: '2018-06-14' },
    ]);
    expect((await readBack('a.txt', 'عنوان\nدمشق - سانا - ١٤ حزيران ٢٠١٨ - قال.')).articles).toMatchObject([
      { publishedAt: '2018-06-14' },
    ]);
    expect((await readBack('a.txt', 'عنوان\nقال إن معركة ١٤ حزيران ٢٠١٨ انتهت.')).articles).toMatchObject([
      { publishedAt: null },
    ]);
  });

  test('of one long paragraph has no title', async () => {
    const { articles } = await readBack('a.txt', 'كلمة '.repeat(100));
    expect(articles).toMatchObject([{ title: '' }]);
  });

  test('in Markdown loses its marks', async () => {
    const { articles } = await readBack(
      'a.md',
      '# عنوان\n\nنص **مهم** و[رابط](https://x.example) و`رمز`.\n\n- بند\n> اقتباس\n',
    );
    expect(articles).toMatchObject([{ title: 'عنوان', body: 'نص مهم ورابط ورمز.\n\nبند\nاقتباس' }]);
  });

  test('whose front matter is a bomb of aliases is rejected', async () => {
    const { reasons } = await readBack('a.md', `---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nنص`);
    expect(reasons).toEqual([expect.stringMatching(/cannot be read/u)]);
  });
});

test.each([
  ['هذا خبر عربي عن مدينة في الشمال قال فيه الوزير إن العمل مستمر', 'ar'],
  ['این خبر را که در تهران منتشر شد از زبان وزیر است', 'fa'],
  ['یہ خبر لاہور کے ایک اخبار میں شائع ہوئی ہے اور اس کو پڑھا گیا', 'ur'],
  ['The minister said that the bridge is open and it was on time', 'en'],
  ['Le ministre a dit que le pont est ouvert dans la ville', 'fr'],
  ['خبر', 'ar'],
])('the language of "%s" is %s', async (title, language) => {
  expect((await readBack('a.jsonl', JSON.stringify({ title }))).articles).toMatchObject([{ language }]);
});

test('posts of the REST interface of WordPress have names, not numbers', async () => {
  const post = {
    id: 5,
    date_gmt: '2018-06-14T10:00:00',
    title: { rendered: 'خبر &#8211; خاص' },
    content: { rendered: '<p>نص</p>' },
    author: 3,
    categories: [4],
    tags: [9],
  };
  const named = {
    ...post,
    id: 6,
    _embedded: {
      author: [{ id: 3, name: 'سلمى' }],
      'wp:term': [
        [
          { taxonomy: 'category', name: 'اقتصاد' },
          { taxonomy: 'category', name: 'محليات' },
        ],
        [{ taxonomy: 'post_tag', name: 'زراعة' }],
      ],
    },
  };
  const { articles } = await readBack('a.json', JSON.stringify([post, named]));
  expect(articles).toMatchObject([
    {
      id: '5',
      title: 'خبر – خاص',
      body: 'نص',
      author: null,
      category: null,
      tags: [],
      publishedAt: '2018-06-14T10:00:00.000Z',
    },
    { id: '6', author: 'سلمى', category: 'اقتصاد', tags: ['زراعة', 'محليات'] },
  ]);
});

test('a table tells of columns that are no fields, and of its own delimiter', async () => {
  const { articles, reports } = await readBack(
    'a.csv',
    '\uFEFFsep=;\r\nعنوان الخبر;تاريخ الخبر;اسم الكاتب;درجة الحرارة\r\nخبر;14/6/2018;سلمى;30\r\n',
  );
  expect(articles).toMatchObject([{ title: 'خبر', publishedAt: '2018-06-14', author: 'سلمى' }]);
  expect(reports).toMatchObject([{ passedOver: { 'column "درجة الحرارة"': 1 } }]);
});

test('a page with a relative canonical link is known by the whole address', async () => {
  const { articles } = await readBack(
    'a.html',
    `<html><head><title>خبر</title><base href="https://w.example/"><link rel="canonical" href="/a/9"></head><body><p>${'نص الخبر كما نشر في الصحيفة. '.repeat(10)}</p></body></html>`,
  );
  expect(articles).toMatchObject([{ url: 'https://w.example/a/9' }]);
});
