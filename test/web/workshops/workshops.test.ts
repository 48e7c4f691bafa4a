import { expect, test } from 'vitest';
import { takeAnswers, type TakenSheet } from '../../../src/actions/workshops/answers.ts';
import { addCard, addWorkshop, writeWelcome } from '../../../src/actions/workshops/workshops.ts';
import { workshopKnown } from '../../../src/study/workshops/workshops.ts';
import { serveSample } from '../study.ts';

/** A workshop of its own with a card on the first finding. */
async function lisbon(name = 'Lisbon') {
  const study = await serveSample();
  const { project } = study;
  const id = addWorkshop(project, 1, name);
  addCard(project, 1, id, { kind: 'finding', findingId: 1, caseId: null, codeId: null });
  const [card = ''] = workshopKnown(project, id).cards.map(({ guid }) => guid);
  const answer = (reason: string): TakenSheet => ({
    guid: crypto.randomUUID(),
    name: '',
    informant: '',
    informantType: '',
    answers: [{ card, answer: 'contest', reason }],
  });
  const read = async (path: string): Promise<string> =>
    (await (await study.page(`${study.base}/workshops/${id}${path}`)).text()).replaceAll(/\s+/g, ' ');
  return { ...study, id, answer, read };
}

test('the room shows every reason that was given, one in brackets too, and none where none was given', async () => {
  const { project, id, answer, read } = await lisbon();
  const sheets = [answer('(In our district) it was said at once.'), answer('')];
  takeAnswers(project, 1, id, { sheets, counts: true });
  const html = await read('/room');
  expect(html).toContain('(In our district) it was said at once.');
  expect(html).not.toContain('without a reason');
});

test('a pack names nobody, in its title and its welcome either, and tells no number of fewer than three informants', async () => {
  const { project, id, read } = await lisbon('Lisbon, with Dorothea');
  writeWelcome(project, 1, id, { text: 'Dorothea wrote these down.' });
  addCard(project, 1, id, { kind: 'finding', findingId: 3, caseId: null, codeId: null });
  // Around the cards stands what the researcher did last, which is hers alone.
  const paper = (await read('/paper')).split('class="paper-cards"')[1]?.split('<footer')[0];
  const pack = await read('/pack.html');
  for (const html of [pack, paper]) {
    expect(html).toContain('Lisbon, with [name]');
    expect(html).not.toContain('Dorothea');
  }
  expect(pack).toContain('[name] wrote these down.');
  expect(pack).toContain('16 of 21 informants');
  // Two speak against the third finding.
  expect(pack).toContain('· against');
  expect(pack).not.toMatch(/[12] against/);
  expect(await read('')).toContain('2 texts name somebody of the study');
});
