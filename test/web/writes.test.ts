// The README says that the same operations are a JSON API: each form of a page that writes has its operation, named here.
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { operations } from '../../src/api/operations.ts';
import { createApp } from '../../src/app.ts';
import { createSession } from '../../src/web/http/session/session.ts';
import { temporaryWorkspace } from '../support/project.ts';
import { study } from './http/writers.ts';
import { serveEmpty } from './study.ts';

/** By the route of a form, what a script asks for instead. */
const operationOf: Readonly<Record<string, string>> = {
  '/projects': 'createProject',
  '/samples': 'makeSample',
  '/projects/:project/coders': 'addCoder',
  '/projects/:project/sources/:source': 'describeSource',
  '/projects/:project/sources/:source/removal': 'removeSource',
  '/projects/:project/cases/table': 'importCaseTable',
  '/projects/:project/cases/:case': 'describeCase',
  '/projects/:project/cases/:case/removal': 'removeCase',
  '/projects/:project/views': 'keepView',
  '/projects/:project/views/:view/removal': 'removeView',
  '/projects/:project/memos': 'writeMemo',
  '/projects/:project/memos/:memo': 'rewriteMemo',
  '/projects/:project/history/emptied': 'emptyHistory',
  '/projects/:project/history/:action/reversal': 'takeBack',
  '/projects/:project/erasure': 'erase',
  '/projects/:project/sources/:source/speakers': 'renameSpeaker',
  '/projects/:project/erasure/plan': 'planErasure',
  '/projects/:project/codebook': 'createCode',
  '/projects/:project/codebook/coded-twice': 'joinPassages',
  '/projects/:project/codebook/:code': 'reviseCode',
  '/projects/:project/codebook/:code/colour': 'recolourCode',
  '/projects/:project/codebook/:code/listing': 'listCodeUnder',
  '/projects/:project/codebook/:code/archive': 'archiveCodes',
  '/projects/:project/codebook/:code/removal': 'removeCodes',
  '/projects/:project/codebook/:code/reading': 'confirmRead',
  '/projects/:project/findings': 'addFinding',
  '/projects/:project/findings/:finding': 'writeFinding',
  '/projects/:project/findings/:finding/evidence': 'addEvidence',
  '/projects/:project/findings/:finding/evidence/:evidence/removal': 'removeEvidence',
  '/projects/:project/findings/:finding/rests': 'restOn',
  '/projects/:project/findings/:finding/rests/:on/removal': 'stopResting',
  '/projects/:project/findings/:finding/confirmed': 'confirmFinding',
  '/projects/:project/findings/:finding/removal': 'removeFinding',
  '/projects/:project/truth-tables': 'addTruthTable',
  '/projects/:project/truth-tables/:table': 'writeTruthTable',
  '/projects/:project/truth-tables/:table/removal': 'removeTruthTable',
  '/projects/:project/truth-tables/:table/sets': 'addTruthSet',
  '/projects/:project/truth-tables/:table/sets/:set': 'writeTruthSet',
  '/projects/:project/truth-tables/:table/sets/:set/removal': 'removeTruthSet',
  '/projects/:project/truth-tables/:table/sets/:set/scores/:case': 'setTruthScore',
  '/projects/:project/truth-tables/:table/sets/:set/scores/:case/removal': 'clearTruthScore',
  '/projects/:project/workshops': 'addWorkshop',
  '/projects/:project/workshops/:workshop/removal': 'removeWorkshop',
  '/projects/:project/workshops/:workshop/cards': 'addCard',
  '/projects/:project/workshops/:workshop/cards/:card/removal': 'removeCard',
  '/projects/:project/guide': 'addPlan',
  '/projects/:project/guide/:plan/name': 'renamePlan',
  '/projects/:project/guide/:plan/removal': 'removePlan',
  '/projects/:project/reports': 'addReport',
  '/projects/:project/reports/:report': 'writeReport',
  '/projects/:project/reports/:report/removal': 'removeReport',
  '/projects/:project/reports/:report/confirmed': 'confirmReport',
  '/projects/:project/reports/:report/files': 'exportReport',
  '/projects/:project/reports/:report/order': 'arrangeReport',
  '/projects/:project/reports/:report/parts/:part': 'writeReportPart',
  '/projects/:project/reports/:report/parts/:part/removal': 'removeReportPart',
  '/projects/:project/method/:gap': 'writeMethodNote',
  '/projects/:project/report-parts': 'addReportParts',
  '/files/:project/acceptance': 'acceptFile',
  '/files/:project/backups': 'backUpProject',
  '/files/:project/backups/:backup/restoration': 'restoreBackup',
  '/files/:project/backups/:backup/copies': 'openBackupBeside',
  '/files/:project/backups/:backup/removal': 'removeBackup',
  '/files/:project/name': 'renameProject',
  '/files/:project/copies': 'duplicateProject',
  '/files/:project/:shelf': 'putProjectAway',
  '/shelves/:shelf/:file/return': 'takeFromShelf',
  '/shelves/:shelf/:file/removal': 'deleteFromShelf',
};

/** The routes of pages that write, as the app has them. */
function writingRoutes(): string[] {
  const { app, close } = createApp(temporaryWorkspace(), createSession({ key: Buffer.alloc(32) }));
  onTestFinished(close);
  return app.router.stack.flatMap(({ route }) =>
    (route?.stack ?? []).flatMap(({ method }) => {
      const path = route?.path ?? '';
      return method === 'get' || path.startsWith('/api/') ? [] : path;
    }),
  );
}

test('whatever a form writes a script can write by an operation', () => {
  expect(writingRoutes().toSorted()).toEqual(Object.keys(operationOf).toSorted());
  const writing = operations.filter(({ operation }) => operation.method !== 'get').map(({ name }) => name);
  expect(writing).toEqual(expect.arrayContaining(Object.values(operationOf)));
});

test('a script adds a coder, and codes under that name', async () => {
  const { ask, api } = await study();
  expect((await ask('POST', `${api}/coders`, { name: ' Ben  Okafor ' })).json).toEqual({
    name: 'Ben Okafor',
  });
  expect((await ask('POST', `${api}/coders`, { name: ' ' })).status).toBe(400);
  expect((await ask('GET', `${api}/coders`)).json).toMatchObject([{}, { name: 'Ben Okafor' }]);
});

test('a script takes in a table of cases on top of the one it read, and takes a case away', async () => {
  const { ask, api, project, caseId } = await study();
  const read = async (): Promise<unknown> => (await ask('GET', `${api}/cases/table`)).json;
  const { version } = z.object({ version: z.string() }).parse(await read());
  const table = Buffer.from('case,size\nRiver,large\nCoast,small\n');
  const at = `${api}/cases/table?was=`;
  expect((await ask('POST', at + 'another', table)).status).toBe(409);
  expect((await ask('POST', at + version, table)).status).toBe(200);
  expect(await read()).toMatchObject({ attributes: ['size'], cases: 2 });
  expect((await ask('DELETE', `${api}/cases/${caseId}`)).status).toBe(200);
  expect(project.cases.all().map(({ name }) => name)).toEqual(['Coast']);
});

test('a script lists a code under another facet, and no longer', async () => {
  const { ask, api, project, codes } = await study();
  await ask('POST', `${api}/codes`, { name: 'Value', parentId: null });
  const facet = project.codes.all().find(({ name }) => name === 'Value')?.id ?? 0;
  const listing = `${api}/codes/${codes.Trust}/listing`;
  expect((await ask('PUT', listing, { facets: [facet] })).status).toBe(200);
  expect(project.codes.find(codes.Trust)?.alsoUnder).toEqual([facet]);
  await ask('PUT', listing, { facets: [] });
  expect(project.codes.find(codes.Trust)?.alsoUnder).toEqual([]);
});

test('a script finds what is coded twice and makes it one', async () => {
  const { ask, api, project, source, codes, guid } = await study();
  const [first] = project.codings.ofSource(source);
  const { start = 0, end = 0, exact = '' } = first ?? {};
  const again = {
    guid: crypto.randomUUID(),
    codeId: codes.Trust,
    start,
    end: end - 1,
    exact: exact.slice(0, -1),
  };
  await ask('POST', `${api}/sources/${source}/codings`, { codings: [again] });
  const twice = (await ask('GET', `${api}/codings/coded-twice`)).json;
  expect(twice).toMatchObject([{ sourceId: source, isOwn: true, codings: [guid, again.guid] }]);
  const { json } = await ask('POST', `${api}/codings/coded-twice`, { codings: [guid] });
  expect(json).toMatchObject({ joined: 1 });
  expect((await ask('GET', `${api}/codings/coded-twice`)).json).toEqual([]);
  expect(project.codings.ofSource(source)).toHaveLength(1);
});

test('a script takes evidence out of a finding, confirms it and takes it away', async () => {
  const { ask, api, project, finding, guid } = await study();
  const at = `${api}/findings/${finding}`;
  await ask('POST', `${at}/evidence`, { evidence: [{ side: 'for', codingGuid: guid }] });
  const [taken] = project.findings.find(finding)?.evidence ?? [];
  expect((await ask('POST', `${at}/confirmed`)).status).toBe(200);
  expect((await ask('DELETE', `${at}/evidence/${taken?.id ?? 0}`)).status).toBe(200);
  expect(project.findings.find(finding)?.evidence).toEqual([]);
  expect((await ask('DELETE', at)).status).toBe(200);
  expect(project.findings.all()).toEqual([]);
  expect((await ask('DELETE', at)).status).toBe(404);
});

test('a script makes the sample study', async () => {
  const { ask, workspace } = await serveEmpty();
  const { key } = z.object({ key: z.string() }).parse((await ask('POST', '/samples')).json);
  expect(workspace.list().map((one) => one.key)).toContain(key);
});
