import { listUnder } from '../../actions/codebook/code-listing.ts';
import { mergeCodes } from '../../actions/codebook/code-merge.ts';
import { archiveCodes, moveCodes, removeCodes } from '../../actions/codebook/code-tree.ts';
import { createCode, recolourCodes, reviseCode } from '../../actions/codebook/codebook.ts';
import { confirmRead } from '../../actions/codebook/reading-again.ts';
import * as api from '../../api/codes.ts';
import type { CodeList, ColumnRole, ListColumns } from '../../domain/code-list.ts';
import type { CodeEntry, PlacedCode } from '../../domain/code.ts';
import { compareCodebook, entryOf } from '../../domain/codebook.ts';
import { versionOf } from '../../domain/writing/version.ts';
import { takenOver } from '../../formats/codebooks/list.ts';
import { findKnown, placedCodes } from '../../study/codebook/codes.ts';
import { lossOf } from '../../study/codebook/loss.ts';
import { readingAgain } from '../../study/codebook/reading-again.ts';
import { marksOf } from '../../study/guide/guide.ts';
import type { Answering } from '../http/answer.ts';
import type { Parts } from '../http/parts.ts';

const asLists = <T extends CodeEntry>(entry: T) => ({
  ...entry,
  keywords: [...entry.keywords],
  exclusions: [...entry.exclusions],
});

/** A code as scripts see it. */
const asJson = ({
  position: _p,
  colour: _c,
  depth: _d,
  facetId: _f,
  shade: _s,
  tint: _t,
  hasChildren: _h,
  isAside: _a,
  ...code
}: PlacedCode) => ({
  ...asLists(code),
  alsoUnder: [...code.alsoUnder],
  version: versionOf({ ...entryOf(code) }),
});

/** What was said about the columns of a list; nothing where that is left to the program. */
const saidBy = ({ columns, above }: { columns: ColumnRole[]; above: number }): ListColumns | undefined =>
  columns.length === 0 ? undefined : { roles: columns, above, isCertain: true };

const sampleRows = 6;

/** As what a list was read, with its first rows. */
const asSample = ({ rows, columns }: CodeList, said = columns) => ({
  above: said.above,
  isCertain: columns.isCertain,
  roles: [...said.roles],
  rows: rows.slice(0, sampleRows).map((row) => [...row]),
});

function answerComparison({ inProject }: Answering, reader: Parts['reader']): void {
  inProject(api.compareCodebook, async ({ project }, { query, body }) => {
    const read = await reader.codebook(query.name, body);
    const said = saidBy(query);
    const book = said ? takenOver(read, said) : read;
    const { added, changed, missing } = compareCodebook(placedCodes(project), book, marksOf(project));
    return {
      list: read.list ? asSample(read.list, said) : null,
      added: [...added],
      changed: changed.map(({ path, fields }) => ({ path, fields: fields.map((one) => ({ ...one })) })),
      missing: [...missing],
    };
  });
}

export function answerCodes(
  answering: Answering,
  { reader, storing }: Pick<Parts, 'reader' | 'storing'>,
): void {
  const { inProject } = answering;
  inProject(api.listCodes, ({ project }) => placedCodes(project).map(asJson));
  inProject(api.createCode, ({ project, coder, standing }, { body }) => ({
    id: createCode(project, coder.id, body),
    ...standing(),
  }));
  inProject(api.addCodebook, async ({ project, coder, standing }, { query, body }) => {
    const book = takenOver(await reader.codebook(query.name, body), saidBy(query));
    const what = { codebook: book, takeOver: query.takeOver === 'yes' };
    const done = await storing.store('codebook', { project, coderId: coder.id }, what);
    return { ...done, ...standing() };
  });
  answerComparison(answering, reader);
  inProject(api.reviseCode, ({ project, coder, standing }, { params, body }) => {
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    reviseCode(project, coder.id, params.code, given);
    return standing();
  });
  inProject(api.listCodeVersions, ({ project }, { params }) => {
    const { id } = findKnown(project, params.code);
    return {
      versions: project.codeVersions.ofCode(id).map((one) => ({ ...one, entry: asLists(one.entry) })),
      merged: project.codeForwards
        .into(id)
        .map(({ oldPath, entry, coder, mergedAt }) => ({ oldPath, entry: asLists(entry), coder, mergedAt })),
    };
  });
  inProject(api.recolourCodes, ({ project, coder, standing }, { body }) => {
    recolourCodes(project, coder.id, body.codes, body.colour);
    return standing();
  });
  inProject(api.recolourCode, ({ project, coder, standing }, { params, body }) => {
    recolourCodes(project, coder.id, [params.code], body.colour);
    return standing();
  });
  inProject(api.removeCode, ({ project, coder, standing }, { params }) => {
    removeCodes(project, coder.id, [params.code], 'nothing');
    return standing();
  });
  inProject(api.listCodeUnder, ({ project, coder, standing }, { params, body }) => {
    listUnder(project, coder.id, params.code, body.facets);
    return standing();
  });
  answerTree(answering);
  answerReading(answering);
}

/** What has to be read again, because its code came later. */
function answerReading({ inProject }: Answering): void {
  inProject(api.showReadingAgain, ({ project }, { params }) => {
    const { late, sources } = readingAgain(project, findKnown(project, params.code).id);
    return {
      late: late.map(({ code, since }) => ({ codeId: code.id, code: code.path, since })),
      sources: sources.map(({ source, uncodedTurns }) => ({
        sourceId: source.id,
        name: source.name,
        uncodedTurns: [...uncodedTurns],
      })),
    };
  });
  inProject(api.confirmRead, ({ project, coder, standing }, { params, body }) => {
    confirmRead(project, coder.id, params.code, body.sources);
    return standing();
  });
}

/** What is done with several codes at once. */
function answerTree({ inProject }: Answering): void {
  inProject(api.moveCodes, ({ project, coder, standing }, { body }) => {
    moveCodes(project, coder.id, body.codes, body);
    return standing();
  });
  inProject(api.mergeCodes, ({ project, coder, standing }, { body }) => ({
    ...mergeCodes(project, coder.id, body.codes, body.into),
    ...standing(),
  }));
  inProject(api.archiveCodes, ({ project, coder, standing }, { body }) => {
    archiveCodes(project, coder.id, body.codes, body.archived);
    return standing();
  });
  inProject(api.weighRemoval, ({ project }, { query }) => lossOf(project, query.codes));
  inProject(api.removeCodes, ({ project, coder, standing }, { body }) => {
    removeCodes(project, coder.id, body.codes, body.withCodings ? 'codings' : 'nothing');
    return standing();
  });
}
