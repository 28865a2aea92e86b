/**
 * One article that has everything an article can have: the document that is made of it shows how documents are made, so
 * that an index of other documents is noticed without anybody counting versions.
 */
import type { Article } from './article.ts';

export const SPECIMEN: Article = {
  id: 'specimen',
  title: 'وزيرا الخارجية يبحثان «اتفاق المياه» في بغداد عام ٢٠١٨',
  body: 'بغداد (واع) - قال الوزيران إنّ المحادثات ستُستأنف يوم 14 حزيران، وإنّ 3,5 ملايين شخص سيستفيدون منها.\nاقرأ أيضا\nمدرسةٌ وكتبٌ كثيرة OPEC',
  publishedAt: '2018-06-14T06:30:00.000Z',
  source: 'Fihrist',
  category: 'سياسة',
  author: 'سلمى حداد',
  url: 'https://archive.example/2018/06/14/1',
  tags: ['مياه', 'العراق'],
  language: 'ar',
  asides: [
    { kind: 'dateline', start: 0, end: 14 },
    { kind: 'related', start: 101, end: 110 },
  ],
};
