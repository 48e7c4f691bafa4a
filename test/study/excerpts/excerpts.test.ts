import { expect, test } from 'vitest';
import { moveCodes } from '../../../src/actions/codebook/code-tree.ts';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes, writeCodingMemo } from '../../../src/actions/codings/codings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import type { Polarity } from '../../../src/domain/coding.ts';
import { countByCode } from '../../../src/study/codebook/code-count.ts';
import { chosenCodings, type ExcerptChoice } from '../../../src/study/excerpts/excerpt-choice.ts';
import { allExcerpts, excerptsOf } from '../../../src/study/excerpts/excerpts.ts';
import { addSource, smallProject, spoken } from '../../support/project.ts';

const everything: ExcerptChoice = {
  codes: [],
  cases: [],
  sources: [],
  polarities: [],
  coders: [],
  informantTypes: [],
  kinds: [],
  q: '',
};

/** Codings in the interview of Rosa: her words, a question, both; and one of Bea in a second source. */
function study() {
  const small = smallProject();
  const { project, codes, sourceId, text } = small;
  const bea = project.coders.ensure('Bea').id;
  const note = spoken('Note', [[null, 'Trust is slow.']]);
  const noteId = addSource(project, { ...note, kind: 'case note' });
  const code = (
    guid: string,
    codeId: number,
    exact: string,
    rest: { coder?: number; polarity?: Polarity } = {},
  ) => {
    const start = text.indexOf(exact);
    const place =
      start < 0 ? { source: noteId, start: note.text.indexOf(exact) } : { source: sourceId, start };
    const wanted = {
      guid,
      codeId,
      start: place.start,
      end: place.start + exact.length,
      exact,
      polarity: rest.polarity ?? 'plain',
    };
    applyCodes(project, rest.coder ?? 1, place.source, [{ ...wanted, origin: 'by hand' }]);
    return project.codings.find(guid)?.id ?? 0;
  };
  const ids = {
    words: code('words', codes.Trust, 'We trusted her after a year. 😀'),
    question: code('question', codes.Trust, 'And the funder?'),
    both: code('both', codes.Time, 'it begin?\n\nRosa: Slowly', { polarity: 'contradicts' }),
    note: code('note', codes.Trust, 'is slow', { coder: bea }),
  };
  return { ...small, ids, bea, noteId };
}

test('an excerpt is the very words with all that is needed to cite them', () => {
  const { project, ids } = study();
  writeCodingMemo(project, 1, { guid: 'words' }, 'Look again');
  const [words] = excerptsOf(project, [ids.words]);
  expect(words).toMatchObject({
    coding: { exact: 'We trusted her after a year. 😀', memo: 'Look again' },
    code: { path: 'Enabler > Trust' },
    coder: 'Ada',
    cases: ['Kitchen Table'],
    turn: 2,
    startMs: null,
    speaker: 'Rosa',
    informant: 'Rosa Medina',
    informantType: 'partner',
  });
  expect(words?.before.endsWith('Rosa: Slowly. ')).toBe(true);
  expect(words?.after.startsWith(' Then it went well.')).toBe(true);
});

test('an excerpt over a question and its answer names both voices, the interviewer as such', () => {
  const { project, ids } = study();
  expect(excerptsOf(project, [ids.both])).toMatchObject([
    {
      speaker: 'Interviewer; Rosa',
      informant: 'Rosa Medina',
      informantType: 'interviewer; partner',
      turn: 1,
    },
  ]);
  expect(excerptsOf(project, [ids.note])).toMatchObject([
    { speaker: '', informant: '', cases: [], coder: 'Bea' },
  ]);
  expect(excerptsOf(project, [999])).toEqual([]);
});

test('all excerpts are read source by source, every quote the words at its place', () => {
  const { project } = study();
  const all = [...allExcerpts(project, () => true)];
  expect(all.map(({ coding }) => coding.guid)).toEqual(['both', 'words', 'question', 'note']);
  for (const { coding } of all)
    expect(project.texts.textOf(coding.sourceId)?.slice(coding.start, coding.end)).toBe(coding.exact);
  expect([...allExcerpts(project, (coding) => coding.coderId !== 1)]).toHaveLength(1);
});

test('the codings that are chosen are those with words of an informant in them', () => {
  const { project, codes, ids, bea, sourceId, noteId } = study();
  const chosen = (choice: Partial<ExcerptChoice>) => chosenCodings(project, { ...everything, ...choice });
  expect(chosen({})).toEqual([ids.both, ids.words, ids.note]);
  expect(chosen({ codes: [codes.Enabler] })).toHaveLength(3);
  expect(chosen({ codes: [codes.Time, codes['Focal point']] })).toEqual([ids.both]);
  expect(chosen({ coders: [bea] })).toEqual([ids.note]);
  expect(chosen({ kinds: ['interview'] })).toEqual([ids.both, ids.words]);
  expect(chosen({ sources: [noteId, sourceId], polarities: ['contradicts'] })).toEqual([ids.both]);
  expect(chosen({ informantTypes: ['partner'] })).toEqual([ids.both, ids.words]);
  expect(chosen({ informantTypes: [''] })).toEqual([ids.note]);
  expect(chosen({ cases: [project.cases.named('Kitchen Table')?.id ?? 0] })).toEqual([ids.both, ids.words]);
  expect(chosen({ cases: [99] })).toEqual([]);
});

test('what was answered stands only until a coding, a case, an informant or the tree of codes changes', () => {
  const { project, codes, ids, sourceId, noteId } = study();
  const chosen = (choice: Partial<ExcerptChoice>) => chosenCodings(project, { ...everything, ...choice });
  const kitchen = { cases: [project.cases.named('Kitchen Table')?.id ?? 0] };
  const partners = { informantTypes: ['partner'] };
  const before = [chosen({}), chosen(kitchen), chosen(partners), chosen({ codes: [codes.Enabler] })];
  expect(chosen({})).toBe(before[0]);
  project.act(1, 'codings', () => {
    project.codings.remove('words');
    project.cases.link(kitchen.cases[0] ?? 0, noteId);
    project.informants.ensure('Rosa Medina', 'funder', 1);
    return { result: undefined, sentence: 'changed much' };
  });
  expect(chosen({})).toEqual([ids.both, ids.note]);
  expect(chosen(kitchen)).toEqual([ids.both, ids.note]);
  expect(chosen(partners)).toEqual([]);
  undo(project);
  expect([chosen({}), chosen(kitchen), chosen(partners), chosen({ codes: [codes.Enabler] })]).toEqual(before);
  const elsewhere = createCode(project, 1, { name: 'Elsewhere', parentId: null });
  moveCodes(project, 1, [codes.Trust], { parentId: elsewhere, before: null });
  expect(chosen({ codes: [codes.Enabler] })).toEqual([ids.both]);
  expect(chosen({ sources: [sourceId] })).toHaveLength(2);
});

test('a code counts itself and all below it, each coding, source and informant once', () => {
  const { project, codes } = study();
  const counts = countByCode(project);
  expect(counts.get(codes.Trust)).toEqual({ codings: 2, sources: 2, informants: 1 });
  expect(counts.get(codes.Enabler)).toEqual({ codings: 3, sources: 2, informants: 1 });
  expect(counts.get(codes['Focal point'])).toEqual({ codings: 0, sources: 0, informants: 0 });
});
