import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseView } from '../../src/build/views/parse.ts';
import { printView } from '../../src/build/views/print.ts';

const format = (view: string): string => printView(parseView(view));
const views = join(import.meta.dirname, '../../views');
const all = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ejs'));
const bare = (view: string): string => view.replaceAll(/\s+/g, '');

test('what is nested is set in, a line for each, and an element that fits stays in one', () => {
  expect(format('<ul><% for (const one of page.all) { %><li><%= one %></li><% } %></ul><p>Done</p>')).toBe(
    `<ul>
  <% for (const one of page.all) { %>
    <li><%= one %></li>
  <% } %>
</ul>
<p>Done</p>
`,
  );
});

test('no line ends where white space would come between what stands close together', () => {
  const words = 'word '.repeat(36).trim();
  const view = `<p>${words}<% if (page.isTheVeryLastOfAll) { %>, <b>and</b><% } %>.</p>`;
  expect(format(view)).toContain('word<%\n    if (page.isTheVeryLastOfAll) { %>, <b>and</b><% } %>.');
});

test('tags that are too long go on between their attributes; words in quotation marks and in boxes are left alone', () => {
  const title = 'A title   with spaces of its own';
  const box = `<textarea name="memo" title="${title}" placeholder="${'long '.repeat(20)}">  as  it\n is </textarea>`;
  const printed = format(`<form>${box}</form>`);
  expect(printed).toContain(`title="${title}"`);
  expect(printed).toContain('>  as  it\n is </textarea>');
  expect(printed.split('\n').length).toBeGreaterThan(4);
});

test('what is not nested in one another is refused', () => {
  for (const view of [
    '<p>',
    '</p>',
    '<b><i></b></i>',
    '<% if (a) { %>',
    '<% } %>',
    '<p><% if (a) { %></p><% } %>',
  ])
    expect(() => format(view), view).toThrow();
});

test('every view of the house holds the same signs in the same order, and is formatted already once it is formatted', () => {
  for (const name of all) {
    const view = readFileSync(join(views, name), 'utf8');
    expect(bare(format(view)), name).toBe(bare(view));
    expect(format(format(view)), name).toBe(format(view));
  }
});

test('whatever is nested in whatever comes back whole, in the same lines the second time', () => {
  const words = fc.constantFrom(
    'some',
    'words ',
    ' and',
    '<%= page.name %>',
    ' <%- page.html %> ',
    'x'.repeat(60),
  );
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words,
      fc
        .tuple(
          fc.constantFrom('p', 'div', 'b', 'a', 'ul', 'li', 'button', 'td'),
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
      fc
        .tuple(fc.array(tie('node'), { maxLength: 3 }), fc.array(tie('node'), { maxLength: 3 }))
        .map(([yes, no]) => `<% if (page.a) { %>${yes.join('')}<% } else { %>${no.join('')}<% } %>`),
    ),
  }));
  fc.assert(
    fc.property(node, (view) => {
      const printed = format(view);
      expect(bare(printed)).toBe(bare(view));
      expect(bare(format(printed))).toBe(bare(view));
    }),
  );
});
