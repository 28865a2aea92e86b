/** Every word of the interface, in Arabic. Sentences with numbers or names are functions. */
import type { Sort } from '../search/search-request.ts';
import { formatCount, formatNumber } from './arabic-count.ts';
import type { CountForms } from './arabic-count.ts';
import type { FilterName } from './search-state.ts';

const RESULTS: CountForms = {
  zero: 'لا نتائج',
  one: 'نتيجة واحدة',
  two: 'نتيجتان',
  few: 'نتائج',
  many: 'نتيجة',
  other: 'نتيجة',
};
const ARTICLES: CountForms = {
  zero: 'لا مقالات',
  one: 'مقال واحد',
  two: 'مقالان',
  few: 'مقالات',
  many: 'مقالًا',
  other: 'مقال',
};
const ARTICLES_AS_OBJECT: CountForms = { ...ARTICLES, zero: 'أي مقال', one: 'مقالًا واحدًا', two: 'مقالين' };
const MATCHES: CountForms = {
  zero: 'لا مواضع مطابقة',
  one: 'موضع مطابق واحد',
  two: 'موضعان مطابقان',
  few: 'مواضع مطابقة',
  many: 'موضعًا مطابقًا',
  other: 'موضع مطابق',
};

/** Keeps a foreign word from turning the sentence around it: Unicode's isolates, for where no element can stand. */
const isolate = (text: string): string => `\u2068${text}\u2069`;

/** How many results, said with a noun that agrees. */
export const sayResults = (count: number): string => formatCount(count, RESULTS);
/** How many articles, as the subject of a sentence. */
export const sayArticles = (count: number): string => formatCount(count, ARTICLES);
/** How many places match inside one article. */
export const sayMatches = (count: number): string => formatCount(count, MATCHES);

/** The filters' names, over a group and before a chosen value. */
export const FILTER_LABELS: Readonly<Record<FilterName, string>> = {
  source: 'المصدر',
  category: 'القسم',
  author: 'الكاتب',
  tag: 'الوسم',
};

export const SORT_LABELS: Readonly<Record<Sort, string>> = { relevance: 'الصلة', newest: 'الأحدث', oldest: 'الأقدم' };

/** The parameters that an error may name, as the reader knows them. */
export const PARAMETER_LABELS: Readonly<Record<string, string>> = {
  ...FILTER_LABELS,
  q: 'نص البحث',
  from: 'تاريخ البداية',
  to: 'تاريخ النهاية',
  sort: 'الترتيب',
  limit: 'عدد النتائج في الصفحة',
  offset: 'رقم الصفحة',
};

/** Queries that show what can be asked; the last one is a phrase. */
export const EXAMPLE_QUERIES: readonly string[] = ['الانتخابات', 'أسعار النفط', 'تغير المناخ', '"مجلس الأمن"'];

export const strings = {
  name: 'فهرست',
  /** Follows a page's own title. */
  titleEnd: ' – فهرست',
  comma: '، ',
  homeTitle: 'فهرست: بحث في أرشيف الأخبار',
  skipToContent: 'انتقل إلى المحتوى',
  home: 'فهرست، الصفحة الأولى',

  searchLabel: 'ابحث في أرشيف الأخبار',
  searchPlaceholder: 'كلمة أو اسم أو «عبارة كاملة»',
  search: 'ابحث',
  clear: 'امسح نص البحث',

  welcome: 'ما نُشر، مفهرسًا ليُعثر عليه',
  archiveHas: (count: number): string => `يضم هذا الأرشيف ${formatCount(count, ARTICLES_AS_OBJECT)}`,
  archiveSpan: (oldest: string, newest: string): string =>
    oldest === newest ? `نُشرت في ${newest}` : `نُشرت بين ${oldest} و${newest}`,
  archiveEmpty: 'الأرشيف فارغ: لم تُفهرَس فيه مقالات بعد.',
  tryExamples: 'جرّب البحث عن',
  browse: 'تصفَّح',
  browseAll: 'تصفَّح الأرشيف كله',
  latest: 'أحدث ما في الأرشيف',

  resultsTitle: 'نتائج البحث',
  atLeast: (results: string): string => `أكثر من ${results}`,
  everything: 'كل مقالات الأرشيف',
  resultsFor: (q: string): string => ` للبحث عن «${isolate(q)}»`,
  fullMatches: (count: number): string => `${formatCount(count, RESULTS)} لكل كلمات البحث`,
  noFullMatches: 'لا نتائج تطابق كل كلمات البحث',
  partialMatches: (count: number, more: boolean): string =>
    `${more ? 'أكثر من ' : ''}${formatCount(count, RESULTS)} لبعضها`,
  partialHeading: 'نتائج لبعض كلمات البحث',
  lacks: 'لا يرد فيه:',
  onPage: (page: string, last: string): string => `الصفحة ${page} من ${last}`,
  titlePage: (page: string): string => `الصفحة ${page}`,
  untitled: 'بلا عنوان',
  endOfResults: 'نهاية النتائج',

  timeline: 'النتائج عبر الزمن',

  sortBy: 'الترتيب',
  pages: 'صفحات النتائج',
  previous: 'السابقة',
  next: 'التالية',
  page: (page: string): string => `الصفحة ${page}`,
  beyondLast: 'لا توجد صفحة بهذا الرقم',
  toLastPage: (page: string): string => `إلى آخر صفحة (${page})`,

  filters: 'تصفية النتائج',
  openFilters: 'تصفية',
  openFiltersChosen: (count: number): string => `تصفية (${formatNumber(count)})`,
  close: 'أغلق',
  showResults: (count: number): string =>
    `اعرض ${count === 0 ? 'النتائج' : formatCount(count, { ...RESULTS, one: 'النتيجة', two: 'النتيجتين' })}`,
  more: 'المزيد',
  fewer: 'أقل',
  moreOf: (label: string): string => `من قيم ${label}`,
  date: 'التاريخ',
  from: 'من',
  to: 'إلى',
  reversedDates: 'تاريخ البداية بعد تاريخ النهاية.',
  swapDates: 'بدِّل بينهما',
  dropDates: 'أزل التاريخ',
  chosen: 'عوامل التصفية المختارة',
  remove: 'أزل',
  since: (day: string): string => `منذ ${day}`,
  until: (day: string): string => `حتى ${day}`,
  between: (from: string, to: string): string => `من ${from} إلى ${to}`,
  clearFilters: 'أزل كل عوامل التصفية',

  loading: 'جارٍ البحث…',
  slow: 'يستغرق الأمر وقتًا أطول من المعتاد. ما زلنا ننتظر الجواب.',

  nothingFound: 'لا نتائج لهذا البحث',
  understood: 'ما فُهم من بحثك',
  inArchive: (count: number): string =>
    count === 0
      ? 'لا ترد في الأرشيف'
      : `ترد في ${formatCount(count, { ...ARTICLES_AS_OBJECT, one: 'مقال واحد', two: 'مقالين' })}`,
  stopWord: 'كلمة شائعة لا يُبحث عنها',
  phrase: 'عبارة كاملة، بكلماتها متجاورة',
  suggestions: 'جرّب أن',
  dropFilter: (label: string, value: string): string => `تزيل ${label}: ${isolate(value)}`,
  dropAllFilters: 'تزيل كل عوامل التصفية',
  dropWord: (word: string): string => `تبحث من دون «${isolate(word)}»`,
  loosePhrase: (phrase: string): string => `تبحث عن كلمات «${isolate(phrase)}» متفرقة`,
  otherKeyboard: (q: string): string => `تبحث عن «${isolate(q)}»، فلعل لوحة المفاتيح كانت على الحروف اللاتينية`,
  startOver: 'تبدأ بحثًا جديدًا',

  correctedTo: (word: string, found: readonly string[]): string =>
    `لا ترد «${isolate(word)}» في الأرشيف، فبُحث عن ${found.map((one) => `«${isolate(one)}»`).join(' أو ')}`,
  alsoLookedFor: (names: readonly string[]): string => `بحثنا أيضًا عن: ${names.map(isolate).join('، ')}`,
  alsoLeftOut: (names: readonly string[]): string => `استُبعد أيضًا: ${names.map(isolate).join('، ')}`,
  onlyAsTyped: 'اقتصر على ما كُتب',
  lookedForAsTyped: 'بُحث عما كُتب وحده، من دون أسمائه الأخرى',
  otherNamesToo: 'ابحث عن الأسماء الأخرى أيضًا',
  readAs: 'فُهم البحث هكذا:',
  notes: {
    unmatched_quote: 'علامة تنصيص بلا أختها تُركت',
    unmatched_parenthesis: 'قوس بلا أخيه',
    lone_operator: 'أداة ليس إلى جانبها ما تجمعه أو تستثنيه تُركت',
    invalid_date: 'هذا ليس تاريخًا يُفهم؛ اكتب مثلًا بعد:2015-06',
    short_prefix: 'قبل النجمة حرفان على الأقل',
    too_many_words: 'البحث طويل؛ لم يُنظر فيما بعد هذه الكلمة',
    too_many_prefixes: 'كلمات كثيرة جدًا تبدأ هكذا؛ بُحث عن أكثرها ورودًا',
    too_deep: 'أقواس متداخلة أكثر مما يُقرأ',
  },

  toArticle: 'المقال',
  backToResults: 'عُد إلى النتائج',
  backToArchive: 'عُد إلى الأرشيف',
  original: 'المقال في موقعه الأصلي',
  publishedAt: 'تاريخ النشر',
  tags: 'الوسوم',
  matches: 'المواضع المطابقة',
  matchOf: (current: string, places: string): string => `${current} من ${places}`,
  previousMatch: 'الموضع السابق',
  nextMatch: 'الموضع التالي',
  cite: 'للاستشهاد بهذا المقال',
  copy: 'انسخ',
  copied: 'نُسخ',
  copyFailed: 'لم يُنسخ؛ النص محدَّد، فانسخه بنفسك',
  articleNotFound: 'لا مقال بهذا العنوان في الأرشيف',
  articleNotFoundHint: 'ربما حُذف المقال، أو نُسخ الرابط ناقصًا.',

  failures: {
    network: 'تعذّر الاتصال بالخادم',
    unavailable: 'محرك البحث لا يجيب الآن',
    refused: 'لم يُقبل هذا البحث',
    missing: 'لا شيء في هذا العنوان',
    broken: 'حدث خطأ غير متوقع في الخادم',
    notReady: 'الأرشيف قيد الفهرسة',
  },
  failureHints: {
    network: 'تحقّق من اتصالك بالإنترنت.',
    unavailable: 'الأمر مؤقت في الغالب.',
    refused: 'راجِع ما يلي، ثم أعد البحث.',
    missing: 'راجِع الرابط.',
    broken: 'ليس الخطأ منك. أعد المحاولة بعد قليل.',
    notReady: 'يصير البحث متاحًا حين تنتهي فهرسة المقالات.',
  },
  willRetry: 'سنعيد المحاولة تلقائيًا.',
  retry: 'أعد المحاولة',
  startSearch: 'ابدأ بحثًا جديدًا',
} as const;
