import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import type { Noted } from '../../../src/study/memos/memo-links.ts';
import { memoHtml } from '../../../src/web/views/markdown.ts';

test('whatever a memo says, its only links are to what it names, and nothing in it runs or is fetched', () => {
  const named: Noted[] = [{ about: 'code', id: 7, name: 'Trust' }];
  const attempts = [
    '[x](javascript:alert(1))',
    '[x](data:text/html,x)',
    '![x](http://evil.example/x.png)',
    '<img src=x onerror=alert(1)>',
    '<http://evil.example>',
    '[x]: http://evil.example\n\n[x]',
    '```[[Trust]] onmouseover=alert(1)\nx\n```',
    '~~~"[[Trust]]"\nx\n~~~',
    '[[Trust]]',
    '`[[Trust]]`',
    '[[Trust"onmouseover="x]]',
    '[[<b>Trust</b>]]',
    '# [[Trust]]',
    'http://evil.example',
    '| a |\n|-|\n| [[Trust]] |',
  ];
  for (const words of attempts) {
    const attributes: string[] = [];
    const tags: string[] = [];
    const parser = new Parser({
      onopentag: (tag, own) => {
        tags.push(tag);
        for (const [name, value] of Object.entries(own)) attributes.push(`${name}=${value}`);
      },
    });
    parser.end(memoHtml(words, named, () => '/projects/study/codebook/7'));
    expect(
      attributes.filter((one) => one !== 'href=/projects/study/codebook/7'),
      words,
    ).toEqual([]);
    expect(
      tags.filter((tag) => ['img', 'script', 'iframe', 'b'].includes(tag)),
      words,
    ).toEqual([]);
  }
});
