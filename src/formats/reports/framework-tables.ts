import { createHash } from 'node:crypto';
import { counted } from '../../domain/counted.ts';
import { printableText } from '../../domain/printable.ts';
import { toCsv } from '../tables/write-csv.ts';
import { writeWorkbook } from '../tables/write-xlsx.ts';
import { citationLine, withCitations, type FrameworkReport } from './framework.ts';

/** The framework matrix as a workbook: the matrix itself, its citations, and what should be read again. */
export function frameworkXlsx({ codes, cases }: FrameworkReport): Promise<Buffer> {
  const cells = cases.flatMap(({ name, cells: own }) => own.map((cell) => ({ name, ...cell })));
  return writeWorkbook([
    {
      name: 'Framework',
      header: ['case', ...codes.map(({ path }) => path)],
      rows: cases.map(({ name, cells: own }) => [name, ...own.map(({ text }) => text)]),
    },
    {
      name: 'Citations',
      header: ['case', 'code', 'number', 'where', 'words'],
      rows: cells.flatMap(({ name, code, citations }) =>
        citations.map(({ number, place, exact }) => [name, code, number, place, exact]),
      ),
    },
    {
      name: 'Cells',
      header: ['case', 'code', 'excerpts', 'written', 'read again because'],
      rows: cells.map(({ name, code, excerpts, text, caution }) => [
        ...[name, code, excerpts],
        ...[text === '' ? 'no' : 'yes', caution],
      ]),
    },
  ]);
}

/** The framework matrix as a table with a row for each cell. */
export const frameworkCsv = ({ cases }: FrameworkReport): Iterable<string> =>
  toCsv(
    ['case', 'code', 'summary', 'citations', 'excerpts', 'read again because'],
    cases.flatMap(({ name, cells }) =>
      cells.map(({ code, text, citations, excerpts, caution }) => [
        ...[name, code, text, citations.map(citationLine).join('\n')],
        ...[excerpts, caution],
      ]),
    ),
  );

const escaped = (text: string): string =>
  printableText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const style = `body{font:16px/1.5 Georgia,serif;margin:2rem;color:#1b1f24;background:#fff}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #c9ced4;padding:.6rem;vertical-align:top;text-align:left}
th{font-family:system-ui,sans-serif;font-size:.85rem}small,.cited{font-size:.8rem;color:#4b535c}
.caution{color:#8a4b00}@media print{body{margin:0}tr{break-inside:avoid}}`;

/** Wherever the page is opened, nothing in it runs, nothing is fetched, and only its own style is heeded. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The framework matrix as one page of HTML that needs nothing else: the table, each cell with what it cites. */
export function frameworkHtml({ title, codes, cases }: FrameworkReport): string {
  const head = codes.map(
    ({ name, path }) => `<th scope="col" title="${escaped(path)}">${escaped(name)}</th>`,
  );
  const rows = cases.map(({ name, cells }) => {
    const own = cells.map((cell) => {
      const [text = '', ...cited] = withCitations(cell).split(/\n(?=\[\d+\] )/);
      const lines = cited.map((line) => `<p class="cited">${escaped(line)}</p>`).join('');
      const caution = cell.caution === '' ? '' : `<p class="cited caution">${escaped(cell.caution)}</p>`;
      return `<td><p>${escaped(text).replaceAll('\n', '<br>')}</p>${lines}${caution}<small>${counted(cell.excerpts, 'excerpt')}</small></td>`;
    });
    return `<tr><th scope="row">${escaped(name)}</th>${own.join('\n')}</tr>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1><table><thead><tr><td></td>${head.join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></body></html>
`;
}
