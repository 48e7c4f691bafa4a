import MarkdownIt from 'markdown-it';
import { whatIs, type Noted } from '../../study/memos/memo-links.ts';
import type { Html } from './views.ts';

// Neither HTML nor pictures nor addresses elsewhere: a memo is words.
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable([
  'image',
  'link',
  'autolink',
]);
const plainText = markdown.utils.escapeHtml.bind(markdown.utils);
// The word after ``` would stand in an attribute, where a [[name]] in it would become a link and end it.
markdown.renderer.rules['fence'] = (tokens, at) =>
  `<pre><code>${plainText(tokens[at]?.content ?? '')}</code></pre>\n`;

/** A memo as it is read: Markdown, and [[names]] as links to where `hrefOf` says those things are. */
export function memoHtml(text: string, named: readonly Noted[], hrefOf: (one: Noted) => string): Html {
  const html = markdown.render(text).replaceAll(/\[\[([^[\]\n]{1,400}?)\]\]/g, (whole, name: string) => {
    const found = whatIs(named, unescaped(name).trim());
    return found ? `<a href="${plainText(hrefOf(found))}">${name}</a>` : whole;
  });
  // markdown-it escapes whatever she wrote; the links are of our own making.
  return html as Html;
}

const unescaped = (html: string): string =>
  html.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
