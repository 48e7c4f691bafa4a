import { textsIn } from '../../storage/erasure/written.ts';
import type { Project } from '../../storage/project.ts';
import { placeNames } from '../../storage/pseudonyms/places.ts';
import { placeNames as namesOfPlaces } from '../erasure/places.ts';

/** A text of the study, wherever it is kept. */
export interface PlacedText {
  /** What the key of pseudonyms calls the place. */
  readonly place: string;
  readonly text: string;
  /** Whether she can read it on a page, and so can say that it is to be left as it is. */
  readonly isSeen: boolean;
  readonly where: string;
  /** The page below the project on which it stands; '' where there is none. */
  readonly path: string;
  /** For the newest text of a source, its source. */
  readonly sourceId: number | null;
}

/** Every text of a study: of the chosen sources in all versions, all that was written, undo data, lines of the history. */
export function* placedTexts(project: Project, sources: ReadonlySet<number> | null): Generator<PlacedText> {
  yield* textsOfSources(project, sources);
  const named = namesOfPlaces(project);
  for (const { table, id, column, raw } of project.rewriting.written()) {
    const texts = textsIn(table, column, raw);
    const said = named({ table, id, column, texts });
    for (const [at, text] of texts.entries())
      yield { ...said, place: placeNames.written(table, id, column, at), text, isSeen: true, sourceId: null };
  }
  for (const { table, id, column, raw } of project.rewriting.images()) {
    if (table === 'codings') continue; // their words are those of a text
    for (const [at, text] of textsIn(table, column, raw).entries())
      yield { ...unseen('What it takes to undo a step'), place: placeNames.undo(id, column, at), text };
  }
  for (const { id, sentence } of project.rewriting.lines())
    yield { ...unseen('A line of the history'), place: placeNames.line(id), text: sentence };
}

function* textsOfSources(project: Project, sources: ReadonlySet<number> | null): Generator<PlacedText> {
  const names = new Map(project.sources.all().map(({ id, name }) => [id, name]));
  for (const { id, sourceId, number, newest, text } of project.rewriting.versions(sources)) {
    const isNewest = number === newest;
    const name = names.get(sourceId) ?? '';
    yield {
      place: placeNames.text(id),
      text,
      isSeen: isNewest,
      where: isNewest ? `The text of “${name}”` : `An earlier text of “${name}”`,
      path: isNewest ? `/coding/${sourceId}` : `/sources/${sourceId}/text`,
      sourceId: isNewest ? sourceId : null,
    };
  }
}

const unseen = (where: string) => ({ where, path: '', isSeen: false, sourceId: null });
