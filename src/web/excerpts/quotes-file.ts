import type { RequestHandler } from 'express';
import { ExportQuery } from '../../api/excerpts.ts';
import { counted } from '../../domain/counted.ts';
import { Refusal } from '../../domain/refusal.ts';
import { versionSaid } from '../../domain/text-version.ts';
import { quotesDocx, type Quote, type QuotesReport } from '../../formats/reports/quotes-docx.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { chosenCodings } from '../../study/excerpts/excerpt-choice.ts';
import { excerptsOf, type Excerpt } from '../../study/excerpts/excerpts.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { dayOf } from '../views/clock.ts';

/** More quotes than these make a file that takes Word minutes to open. */
const mostQuotes = 4000;

/** The quotes of a choice by code, for Word. Refuses more than Word opens. */
export const quotesFile =
  (workspace: Workspace): RequestHandler =>
  async (request, response) => {
    const scope = scopeOf(workspace, request);
    const report = quotesOf(scope, readAs(ExportQuery, request.query));
    response.attachment(`${scope.key}-quotes-${dayOf(new Date())}.docx`);
    response.type('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    response.send(await quotesDocx(report));
  };

function quotesOf({ project }: Scope, choice: ExportQuery): QuotesReport {
  const ids = chosenCodings(project, choice);
  if (ids.length > mostQuotes)
    throw new Refusal(
      'invalid',
      `These are ${ids.length.toLocaleString('en')} quotes; a Word file holds ${mostQuotes.toLocaleString('en')} at most. Choose a code or a case, or save them as CSV.`,
    );
  const byCode = Map.groupBy(excerptsOf(project, ids), ({ code }) => code.id);
  const codes = placedCodes(project).flatMap(({ id, path, definition }) => {
    const quotes = byCode.get(id);
    return quotes ? [{ path, definition, quotes: quotes.map(quoteOf) }] : [];
  });
  const says = `${counted(ids.length, 'quote')} with ${counted(codes.length, 'code')}, saved on ${dayOf(new Date())}. Interviewers’ words are left out.`;
  return { title: `Quotes: ${project.about().name}`, says, codes };
}

function quoteOf({
  coding,
  source,
  textVersion,
  turn,
  informant,
  informantType,
  speaker,
  cases,
  coder,
}: Excerpt): Quote {
  const who = informant === '' ? speaker : informant;
  const bears = coding.polarity === 'qualifies' || coding.polarity === 'contradicts' ? coding.polarity : '';
  return {
    exact: coding.exact,
    said: [informantType === '' ? who : `${who} (${informantType})`, cases.join(', ')]
      .filter((part) => part !== '')
      .join(', '),
    place: `${source.name}${turn === null ? '' : `, turn ${turn}`}${versionSaid(textVersion)}${source.date === null ? '' : `, ${source.date}`}; coded by ${coder}`,
    remark: [bears, coding.memo].filter((part) => part !== '').join(' · '),
  };
}
