import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeTable } from './actions/attributes/attributes.ts';
import { importCodings } from './actions/codings/imported-codings.ts';
import { createProject } from './actions/projects/projects.ts';
import { importSources, setRead, type IncomingSource } from './actions/sources/sources.ts';
import type { ReadFile, ReadText } from './domain/source.ts';
import { readCases } from './formats/tables/cases.ts';
import { readCodings } from './formats/tables/codings.ts';
import { readSourceCards, type SourceCardLine } from './formats/tables/source-cards.ts';
import { likelyInterviewer, voicesOf } from './formats/texts/talk/voices.ts';
import type { FileReader } from './processes/reader.ts';
import { writeSynthesis } from './sample-synthesis.ts';
import { starterCodebook } from './starters.ts';
import type { Project } from './storage/project.ts';
import type { Workspace } from './storage/workspace.ts';
import type { SpeakerRole } from './study/sources/card.ts';
import { sampleKey } from './web/addresses.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'data-samples', 'learning-partnerships');
const tables = new Set(['sources.csv', 'cases.csv', 'codings.csv', 'synthesis.yaml']);

/** Opens the sample study; the first time it is made, by the importers that every study goes through. Answers its key. */
export async function openSample(workspace: Workspace, reader: FileReader, coder: string): Promise<string> {
  const known = workspace.list().find(({ key, problem }) => key === sampleKey && problem === null);
  return known ? known.key : createSample(workspace, reader, coder);
}

function createSample(workspace: Workspace, reader: FileReader, coder: string): Promise<string> {
  const about = {
    name: 'Sample study: learning partnerships',
    fileName: sampleKey,
    description: 'Five invented partnerships, their people and their words: wholly fictional.',
    coder,
    codebook: starterCodebook(),
  };
  return createProject(workspace, about, (project, coderId) => furnish(project, coderId, reader));
}

async function furnish(project: Project, coderId: number, reader: FileReader): Promise<void> {
  const table = (name: string): string => readFileSync(join(folder, name), 'utf8');
  takeTable(project, coderId, 'case', readCases('cases.csv', table('cases.csv')));
  const cards = readSourceCards('sources.csv', table('sources.csv'));
  importSources(project, coderId, await incoming(reader, cards));
  const codings = readCodings('codings.csv', table('codings.csv'));
  importCodings(
    project,
    coderId,
    codings.map((line) => ({ ...line, guid: line.guid || randomUUID() })),
  );
  const coders = new Map(project.coders.all().map(({ id, name }) => [name, id]));
  for (const [source, names] of Map.groupBy(codings, (line) => line.source)) {
    const sourceId = project.sources.named(source)?.id;
    for (const name of new Set(names.map((line) => line.coder))) {
      const reading = coders.get(name);
      if (sourceId !== undefined && reading !== undefined) setRead(project, reading, sourceId, true);
    }
  }
  writeSynthesis(project, coderId, table('synthesis.yaml'));
}

async function incoming(
  reader: FileReader,
  cards: ReadonlyMap<string, SourceCardLine>,
): Promise<IncomingSource[]> {
  const names = readdirSync(folder)
    .filter((name) => !tables.has(name) && name !== 'README.md')
    .sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, file: await reader.read(name, readFileSync(join(folder, name))) })),
  );
  return files.flatMap(({ name, file }) =>
    file.texts.map((text) => described(name, file, text, cards.get(text.name))),
  );
}

/** A text with what a table of sources says of it; what the table leaves open is as the file was understood. */
export function described(
  fileName: string,
  { type, hash }: ReadFile,
  text: ReadText,
  said: SourceCardLine | undefined,
): IncomingSource {
  return {
    text,
    file: { name: fileName, type, hash },
    card: {
      name: text.name,
      kind: said?.kind ?? text.kind,
      date: said?.date ?? text.date,
      cases: said && said.cases.length > 0 ? said.cases : text.caseName === null ? [] : [text.caseName],
      speakers: said?.speakers ?? understoodSpeakers(text),
    },
  };
}

/** Who speaks, where nobody said: whoever seems to ask is the interviewer, the others are known by label and source. */
function understoodSpeakers(text: ReadText): SpeakerRole[] {
  const voices = voicesOf(text);
  const asks = likelyInterviewer(voices);
  return voices.map(({ label }) => {
    const isInterviewer = label === asks;
    return {
      label,
      isInterviewer,
      informant: isInterviewer ? '' : `${label}, ${text.name}`,
      informantType: '',
    };
  });
}
