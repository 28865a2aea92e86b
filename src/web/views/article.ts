/** The text of an article and what is known about it. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Article } from '../../article/article.ts';
import { toParagraphs } from '../paragraphs.ts';
import type { OpenedArticle } from '../remote/schemas.ts';
import { EMPTY_SEARCH, withFilter } from '../search-state.ts';
import type { FilterName } from '../search-state.ts';
import { FILTER_LABELS, strings } from '../strings.ar.ts';
import { toDirection } from '../text-direction.ts';
import { toSearchHref } from '../url-state.ts';
import { toWebUrl } from '../web-url.ts';
import { renderDate } from './byline.ts';
import { renderSegments } from './segments.ts';

/** Headline, facts, text, and the way to the original. */
export function renderArticle({ article, highlights }: OpenedArticle): TemplateResult {
  const url = toWebUrl(article.url);
  return html`<article class="article" lang=${article.language}>
    <h1 tabindex="-1" dir=${toDirection(article.title)}>
      ${article.title.trim() === '' ? strings.untitled : renderSegments(highlights.title)}
    </h1>
    <dl class="facts" lang="ar">${renderFacts(article)}</dl>
    <div class="article-body">
      ${toParagraphs(highlights.body).map((paragraph) => html`<p dir=${toDirection(paragraph.map(({ text }) => text).join(''))}>${renderSegments(paragraph)}</p>`)}
    </div>
    ${
      article.tags.length === 0
        ? nothing
        : html`<section class="tags" lang="ar">
            <h2>${strings.tags}</h2>
            <ul>
              ${article.tags.map((tag) => html`<li>${renderValueLink('tag', tag)}</li>`)}
            </ul>
          </section>`
    }
    ${
      url === null
        ? nothing
        : html`<p class="original" lang="ar"><a class="button" href=${url} rel="noreferrer">${strings.original}</a></p>`
    }
  </article>`;
}

function renderFacts(article: Article): readonly TemplateResult[] {
  const facts: TemplateResult[] = [];
  const add = (label: string, value: TemplateResult): void => {
    facts.push(
      html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div>`,
    );
  };
  for (const name of ['source', 'category', 'author'] as const) {
    const value = article[name];
    if (value !== null && value !== '') add(FILTER_LABELS[name], renderValueLink(name, value));
  }
  if (article.publishedAt !== null) add(strings.publishedAt, renderDate(article.publishedAt));
  return facts;
}

/** Everything in the archive that shares the value. */
function renderValueLink(name: FilterName, value: string): TemplateResult {
  return html`<a href=${toSearchHref(withFilter(EMPTY_SEARCH, name, value, true))}><bdi>${value}</bdi></a>`;
}
