import { the } from '../kit/dom.ts';

/** Codes typed or pasted as an indented list go the way of a file: they are compared first, and added in one step. */
export function startListing(add: (file: File) => void): void {
  const form = the('#list-form', HTMLFormElement);
  const field = the('#list', HTMLTextAreaElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    add(fileOf(field.value));
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) form.requestSubmit();
    else breakLine(field);
  });
}

/** A new line stands as far in as the one before it. */
function breakLine(field: HTMLTextAreaElement): void {
  const { selectionStart: at, selectionEnd: end, value } = field;
  const line = value.slice(value.lastIndexOf('\n', at - 1) + 1, at);
  field.setRangeText(`\n${/^[ \t]*/.exec(line)?.[0] ?? ''}`, at, end, 'end');
}

/** The list as a table of one column, whose cells keep their white space. */
function fileOf(list: string): File {
  const lines = list
    .split('\n')
    .map((line) => line.replaceAll('\t', '  ').trimEnd())
    .filter((line) => line !== '')
    .map((line) => `"${line.replaceAll('"', '""')}"`);
  return new File([['Code', ...lines].join('\r\n')], 'The list.csv', { type: 'text/csv' });
}
