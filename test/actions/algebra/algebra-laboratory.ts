import Database from 'better-sqlite3';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import {
  applyCodes,
  changeCoding,
  removeCodings,
  writeCodingMemo,
} from '../../../src/actions/codings/codings.ts';
import { importCodings } from '../../../src/actions/codings/imported-codings.ts';
import { redo, undo } from '../../../src/actions/history/history.ts';
import { removeSource, setRead } from '../../../src/actions/sources/sources.ts';
import { acceptSuggestion, rejectSuggestion } from '../../../src/actions/suggestions/suggestion-decisions.ts';
import { openProject } from '../../../src/storage/project.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { addSource, spoken } from '../../support/project.ts';
import type { Model } from './algebra-model.ts';

/** What the researcher can do to the project. A fault can be planted by replacing one of them. */
export const operations = {
  applyCodes, changeCoding, removeCodings, writeCodingMemo, createCode, importCodings, acceptSuggestion, rejectSuggestion,
  setRead, removeSource, undo, redo,
}; // prettier-ignore
export type Operations = typeof operations;

export const sourceNames = ['Interview 1', 'Interview 2'] as const;
export const codeNames = ['Trust', 'Time'] as const;
const script = spoken(sourceNames[0], [
  ['I', 'a?'],
  ['R', 'b😀c d'],
]);
export const { text } = script;

/** A project file with two interviews, two coders and two codes, and a second pair of eyes on the same file. */
export function laboratory(file: string, ops: Operations) {
  const project = openProject(file);
  project.christen('Algebra', '');
  for (const name of ['Ada', 'Bea']) project.coders.ensure(name);
  const facet = createCode(project, 1, { name: 'Enabler', parentId: null });
  for (const name of codeNames) createCode(project, 1, { name, parentId: facet });
  const sourceIds = sourceNames.map((name) => addSource(project, { ...script, name }));
  const eyes = new Database(file);
  return {
    project,
    ops,
    facet,
    eyes,
    codeId: (name: string): number => project.codes.sibling(facet, name) ?? 999,
    sourceId: (at: number): number => sourceIds[at] ?? 999,
    close: (): void => {
      eyes.close();
      project.close();
    },
  };
}
export type Laboratory = ReturnType<typeof laboratory>;

const tables = [
  'project',
  'coders',
  'cases',
  'attributes',
  'attribute_values',
  'informants',
  'sources',
  'source_versions',
  'case_sources',
  'speakers',
  'turns',
  'codes',
  'code_facets',
  'code_versions',
  'codings',
  'source_readings',
  'suggestion_decisions',
  'memos',
  'turn_search',
];

/** Every row of every table but history, as the file holds it. */
export const dump = ({ eyes }: Laboratory): string =>
  tables
    .map((table) =>
      JSON.stringify([table, eyes.prepare(`SELECT rowid, * FROM ${table} ORDER BY rowid`).all()]),
    )
    .join('\n');

/** The project as the model speaks of it. */
export function observed({ project, facet, sourceId }: Laboratory): Model {
  const places = sourceNames.map((_, at) => at).filter((at) => project.sources.find(sourceId(at)));
  const placeOf = (id: number): number => sourceNames.findIndex((_, at) => sourceId(at) === id);
  const codes = placedCodes(project).filter((code) => code.parentId === facet);
  const nameOf = (id: number): string => codes.find((code) => code.id === id)?.name ?? 'no code';
  return {
    sources: places,
    codes: codes.map(({ name }) => name),
    codings: places.flatMap((at) =>
      project.codings
        .ofSource(sourceId(at))
        .map((one) => ({ ...one, source: at, code: nameOf(one.codeId), coder: one.coderId })),
    ),
    read: project.readings.finished().map(({ sourceId: id, coderId }) => `${placeOf(id)} ${coderId}`),
    decisions: places.flatMap((at) =>
      project.suggestions
        .decisionsOn(sourceId(at))
        .map((one) => `${at} ${one.coderId} ${nameOf(one.codeId)} ${one.start} ${one.end} ${one.decision}`),
    ),
  };
}

/** What must be true of every project at any time; answers what is not. */
export function broken({ project, eyes }: Laboratory): string[] {
  const all = (sql: string): unknown[] => eyes.prepare(sql).all();
  const quotes = project.sources
    .all()
    .flatMap(({ id }) => project.codings.ofSource(id))
    .filter((one) => project.texts.textOf(one.sourceId)?.slice(one.start, one.end) !== one.exact);
  const twins = all(
    'SELECT 1 FROM codings GROUP BY source_id, code_id, coder_id, start, "end" HAVING count(*) > 1',
  );
  const strayMemos = all(
    `SELECT 1 FROM memos WHERE about = 'coding' AND about_id NOT IN (SELECT id FROM codings)`,
  );
  return [
    ...quotes.map((one) => `the quote “${one.exact}” is not the words`),
    ...twins.map(() => 'two codings say the same'),
    ...strayMemos.map(() => 'a memo is about a coding that is gone'),
    ...project.integrity.check().problems,
  ];
}
