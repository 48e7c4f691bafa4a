import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCode } from '../../src/actions/codebook/codebook.ts';
import { importSources } from '../../src/actions/sources/sources.ts';
import type { ReadText, Turn } from '../../src/domain/source.ts';
import { openProject, type Project } from '../../src/storage/project.ts';
import { sha256 } from '../../src/storage/source-versions.ts';
import { openWorkspace, type Workspace } from '../../src/storage/workspace.ts';
import type { SpeakerRole } from '../../src/study/sources/card.ts';

/** A folder of its own until the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A workspace of its own until the test ends. */
export function temporaryWorkspace(): Workspace {
  const workspace = openWorkspace(temporaryFolder());
  onTestFinished(() => {
    workspace.close();
  });
  return workspace;
}

/** An empty project in memory, with the coder Ada (id 1). */
export function emptyProject(): Project {
  const project = openProject(':memory:');
  project.christen('Test', '');
  project.coders.ensure('Ada');
  suggestEverywhere(project);
  return project;
}

/** No turn is kept without suggestions: which ones are depends on the GUID of a source, so on chance. */
export function suggestEverywhere(project: Project): void {
  project.suggestionChoices.keepForProject({ codesDoubly: false, keepsBlind: false });
}

/** A text whose turns are given as [speaker, words]; labels stand in the text before the words. */
export function spoken(name: string, lines: readonly (readonly [string | null, string])[]): ReadText {
  let text = '';
  const turns: Turn[] = lines.map(([speaker, words]) => {
    text += speaker === null ? '' : `${speaker}: `;
    const start = text.length;
    text += words;
    const turn = { start, end: text.length, speaker, startMs: null, endMs: null };
    text += '\n\n';
    return turn;
  });
  return { name, kind: 'interview', text, turns, caseName: null, date: null, warnings: [] };
}

/** Stores a text as a source and answers its id. */
export function addSource(
  project: Project,
  text: ReadText,
  { cases = [], speakers = [] }: { cases?: readonly string[]; speakers?: readonly SpeakerRole[] } = {},
): number {
  const file = { name: `${text.name}.txt`, type: 'Text', hash: sha256(text.name) };
  const card = { name: text.name, kind: text.kind, date: null, cases, speakers };
  const [id] = importSources(project, 1, [{ text, file, card }]);
  if (id === undefined) throw new Error('the source was not stored');
  return id;
}

/** A facet "Enabler" with the codes "Trust", "Time" and "Focal point"; answers their ids by name. */
export function addCodes(project: Project): Record<'Enabler' | 'Trust' | 'Time' | 'Focal point', number> {
  const facet = createCode(project, 1, { name: 'Enabler', parentId: null });
  const under = (name: string): number => createCode(project, 1, { name, parentId: facet });
  return { Enabler: facet, Trust: under('Trust'), Time: under('Time'), 'Focal point': under('Focal point') };
}

/** A project with one interview of a partner ("Hello there…") and the codes of `addCodes`. */
export function smallProject() {
  const project = emptyProject();
  const codes = addCodes(project);
  const text = spoken('Interview 1', [
    ['Interviewer', 'How did it begin?'],
    ['Rosa', 'Slowly. We trusted her after a year. 😀 Then it went well.'],
    ['Interviewer', 'And the funder?'],
    ['Rosa', 'They never came to see us, not once.'],
  ]);
  const sourceId = addSource(project, text, {
    cases: ['Kitchen Table'],
    speakers: [
      { label: 'Interviewer', isInterviewer: true, informant: '', informantType: '' },
      { label: 'Rosa', isInterviewer: false, informant: 'Rosa Medina', informantType: 'partner' },
    ],
  });
  return { project, codes, sourceId, text: text.text };
}
