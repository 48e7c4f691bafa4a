import { expect, test } from 'vitest';
import { filesOfDrop, filesOfInput } from '../../../../src/client/sources/import/files.ts';
import { onThePage } from '../../page.ts';

/** A file as it lies in a folder that was chosen. */
function inFolder(path: string): File {
  const file = new File(['words'], path.split('/').at(-1) ?? path);
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

function inputWith(files: readonly File[]): HTMLInputElement {
  const input = onThePage('<input type="file" multiple>').firstElementChild;
  if (!(input instanceof HTMLInputElement)) throw new Error('there is no field');
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  input.files = data.files;
  return input;
}

test('chosen files come in the order a person would count them in', () => {
  const names = ['Interview 10.txt', 'Interview 2.txt', 'áccent.docx', 'Interview 1.txt'];
  const input = inputWith(names.map((name) => new File(['x'], name)));
  expect(filesOfInput(input).map(({ name }) => name)).toEqual([
    'áccent.docx',
    'Interview 1.txt',
    'Interview 2.txt',
    'Interview 10.txt',
  ]);
});

test('what systems and Word leave in folders is not taken for an interview', () => {
  const names = [
    '.DS_Store',
    '~$terview.docx',
    'Thumbs.db',
    'desktop.ini',
    '._Interview.docx',
    'Interview.docx',
  ];
  const input = inputWith(names.map((name) => new File(['x'], name)));
  expect(filesOfInput(input).map(({ name }) => name)).toEqual(['Interview.docx']);
});

test('a file keeps the folder it came in', () => {
  const input = document.createElement('input');
  const files = ['Study/Case A/b.txt', 'Study/.git/config', 'Study/Case A/a.txt'].map(inFolder);
  Object.defineProperty(input, 'files', { value: files });
  expect(filesOfInput(input).map(({ name }) => name)).toEqual(['Study/Case A/a.txt', 'Study/Case A/b.txt']);
});

test('a field in which nothing was chosen holds no files, and a drop of words holds none either', async () => {
  expect(filesOfInput(inputWith([]))).toEqual([]);
  const words = new DataTransfer();
  words.setData('text/plain', 'not a file');
  expect(await filesOfDrop(words)).toEqual([]);
});
