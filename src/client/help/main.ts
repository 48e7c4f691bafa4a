// The help is searched as it is read: sections that answer stand first, the others go.
import lunr from 'lunr';
import { the } from '../kit/dom.ts';
import { inProject, startFrame } from '../kit/frame.ts';
import { startPlainPage } from '../kit/plain-page.ts';

if (inProject()) startPlainPage();
else startFrame();

const page = the('#help', HTMLElement);
const input = the('#help-words', HTMLInputElement);
const sections = [...page.querySelectorAll<HTMLElement>('section')];
const index = lunr(function () {
  this.ref('id');
  this.field('title', { boost: 4 });
  this.field('text');
  for (const section of sections)
    this.add({ id: section.id, title: section.querySelector('h2')?.textContent, text: section.textContent });
});

/** The sections that answer, the best first; all where nothing is asked. */
function found(asked: string): HTMLElement[] {
  const words = lunr.tokenizer(asked).map(String);
  if (words.length === 0) return sections;
  const hits = index.query((query) => {
    query.term(words, { boost: 3 });
    query.term(words, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
    query.term(words, { editDistance: 1, usePipeline: false });
  });
  return hits.flatMap(({ ref }) => sections.find(({ id }) => id === ref) ?? []);
}

function show(): void {
  const hits = found(input.value);
  for (const section of sections) section.hidden = !hits.includes(section);
  page.append(...hits);
  the('.topics', HTMLElement).hidden = input.value.trim() !== '';
  the('#help-found', HTMLElement).textContent =
    hits.length === 0
      ? 'Nothing in the help says that. Try another word, or Ctrl K on the page you are on.'
      : '';
}

input.addEventListener('input', show);
the('#help-search', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
});
const asked = new URLSearchParams(location.search).get('q');
if (asked !== null) {
  input.value = asked;
  show();
}
