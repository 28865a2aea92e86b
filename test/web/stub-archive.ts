/** A made-up archive for the page's tests: as many articles as asked for, each told apart by its number. */
import type { Article } from '../../src/article/article.ts';

const SOURCES = [
  'وكالة الأفق',
  'جريدة المدار',
  'Gulf Wire',
  'صحيفة السنابل',
  'موقع الرواق',
  'مجلة البيدر',
  'إذاعة الشاطئ',
  'نشرة الميناء',
];
const CATEGORIES = ['سياسة', 'اقتصاد', 'ثقافة', 'رياضة'];
const AUTHORS = ['ليلى الناصر', 'سامي حداد', null, 'هدى الكيلاني', 'عمر بن صالح'];
const SUBJECTS = ['الميناء', 'الحصاد', 'المكتبة', 'الجسر', 'المتحف'];

const pick = <T>(values: readonly T[], index: number): T | null => values[index % values.length] ?? null;

/** Article number `index`, from 0. Every third says رصيف, every other one says قمح, so some have both and some one. */
function createArticle(index: number): Article {
  const subject = pick(SUBJECTS, index) ?? '';
  const day = new Date(Date.UTC(2020, 0, 1) + (index % 1500) * 86_400_000).toISOString().slice(0, 10);
  const sentences = [
    `قال المدير إن ${subject} يستقبل زواره كل صباح.`,
    index % 3 === 0 ? 'وأضاف أن رصيف السفن جاهز.' : 'وأضاف أن العمل مستمر.',
    index % 2 === 0 ? 'وبلغت شحنات قمح هذا العام ضعف ما كانت عليه.' : 'ولم تعلن أرقام جديدة.',
  ];
  return {
    id: `خبر/${index}?#&`,
    title: `${subject} يفتح أبوابه في الموسم ${index + 1}`,
    body: `${sentences.join(' ')}\n\nوينتظر السكان ما سيأتي.`,
    publishedAt: index % 50 === 7 ? day.slice(0, 4) : index % 50 === 8 ? day.slice(0, 7) : day,
    source: pick(SOURCES, index),
    category: pick(CATEGORIES, index >> 1),
    author: pick(AUTHORS, index),
    url: index % 5 === 1 ? 'javascript:alert(1)' : `https://news.example/${index}`,
    tags: [subject],
    language: 'ar',
  };
}

export function createArticles(count: number): readonly Article[] {
  return Array.from({ length: count }, (_, index) => createArticle(index));
}
