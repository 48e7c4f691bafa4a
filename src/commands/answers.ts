import { writeFileSync } from 'node:fs';
import { acceptFile } from '../actions/sources/acceptance.ts';
import { ExportQuery } from '../api/excerpts.ts';
import { MatrixQuery } from '../api/matrix.ts';
import { findCode } from '../domain/code.ts';
import { Refusal } from '../domain/refusal.ts';
import { turnAt } from '../domain/relation.ts';
import { sayReason } from '../domain/suggestion.ts';
import { excerptsCsv } from '../formats/tables/excerpts.ts';
import { toCsv } from '../formats/tables/write-csv.ts';
import { checkFile } from '../storage/check/examine.ts';
import { placedCodes } from '../study/codebook/codes.ts';
import { exportedRows } from '../study/excerpts/exported-rows.ts';
import { arrange } from '../study/matrix/arranged-matrix.ts';
import { countCells } from '../study/matrix/counted-matrix.ts';
import { settled } from '../study/matrix/settled.ts';
import { suggestionsFor } from '../study/suggestions/suggesting.ts';
import { readAs } from '../web/http/request.ts';
import { matrixTable } from '../web/matrix/matrix-table.ts';
import { matrixJson } from '../web/matrix/matrix.ts';
import { choiceOf, countNamed } from './choice.ts';
import { opened, type Work } from './work.ts';

/** suggest: what the codebook proposes, with its reasons; nothing is coded. */
export function suggest(work: Work): unknown {
  const { project, coderId } = opened(work);
  const codes = new Map(placedCodes(project).map((code) => [code.id, code.path]));
  const { sources: wanted } = readAs(ExportQuery, choiceOf(project, work.asked));
  const sources = project.sources.all().filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const found = sources.flatMap((source) => {
    const text = project.texts.textOf(source.id) ?? '';
    const turns = project.texts.turnsOf(source.id);
    return suggestionsFor(project, coderId, source.id).map((one) => ({
      source: source.name,
      turn: turns[turnAt(turns, one.start)]?.number ?? 1,
      code: codes.get(one.codeId) ?? '',
      start: one.start,
      end: one.end,
      words: text.slice(one.start, one.end),
      strength: one.strength,
      likelihood: Math.round(one.score * 100) / 100,
      goesOn: one.isContinuation,
      reasons: one.reasons.map((reason) => ({ ...reason, says: sayReason(reason) })),
    }));
  });
  if (work.asked.json) return found;
  return found
    .map(
      ({ source, turn, code, strength, reasons, words }) =>
        `${source}, turn ${turn}: ${code} (${strength}; because of ${reasons.map(({ says }) => says).join('; ')})\n    ${words}`,
    )
    .join('\n');
}

/** matrix: as CSV, or with every measure of every cell; what is not said is as on the page. */
export function matrix(work: Work): unknown {
  const { project } = opened(work);
  const { codes } = work.asked;
  const { codes: chosen, ...choice } = choiceOf(project, work.asked);
  const placed = placedCodes(project);
  const { rows, columns, level, measure } = work.asked;
  const asked = readAs(MatrixQuery, {
    rows,
    columns,
    level,
    measure,
    codes: chosen,
    ...choice,
    ...(codes !== undefined && { under: findCode(placed, codes).id }),
    count: countNamed(project, work.asked.count),
  });
  const query = settled(project, asked);
  const counted = arrange(project, countCells(project, query), query);
  if (work.asked.json) return matrixJson(counted, query);
  const { header, rows: lines } = matrixTable(project, query, counted);
  return [...toCsv(header, lines)].join('');
}

/** export: the coded excerpts; nothing where a quote does not prove to be the words at its place. */
export function exportExcerpts(work: Work): unknown {
  const { project } = opened(work);
  const choice = { ...choiceOf(project, work.asked), attributes: work.asked.attributes ? 'yes' : 'no' };
  const { attributes, rows } = exportedRows(project, readAs(ExportQuery, choice));
  if (work.asked.json) return [...rows];
  const csv = [...excerptsCsv(attributes, rows)].join('');
  if (work.asked.out === undefined) return csv;
  writeFileSync(work.asked.out, csv);
  return { written: work.asked.out };
}

/** check: proves the project, or says what is wrong with it and what can be done; with `--accept` takes it as it is. */
export function check({ workspace, key, asked }: Work): unknown {
  const file = workspace.files.fileThere(key);
  if (asked.accept) acceptFile(file, asked.coder ?? null);
  const { faults, sources, codings, rules } = checkFile(file);
  if (asked.json) return { sources, codings, rules, faults };
  const said = faults.map(({ sentence, wayOut }) => `${sentence} ${wayOut}`);
  if (faults.length > 0) throw new Refusal('conflict', said.join('\n'));
  return { sources, codings, rules, problems: 0 };
}
