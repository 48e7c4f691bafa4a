import type { RequestHandler } from 'express';
import type { PlacedCode } from '../../domain/code.ts';
import { strengths } from '../../domain/suggestion.ts';
import type { Suggesting } from '../../processes/suggesting.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import type { KeywordCount } from '../../study/codebook/keyword-counts.ts';
import { suggestedShare } from '../../study/suggestions/suggested-share.ts';
import type { CodeFare, Doubt, SuggestionReport } from '../../study/suggestions/suggestion-report.ts';
import type { Pages } from '../http/pages.ts';
import { atThisMoment, scopeOf, type Scope } from '../http/request-context.ts';
import { dayOf } from '../views/clock.ts';
import { optionsFor } from '../views/evidence-form.ts';
import type { Views } from '../views/views.ts';

type ReportPage = Views['suggestions/report'];

const enough = 5;
const mostlyFrom = 0.5;
const wideFrom = 0.5;
const wrongBelow = 0.15;
const fewestRead = 5;
const lateAcceptance = 20;

/** Accuracy of suggestions, and how they behave. */
export function reportPage(workspace: Workspace, pages: Pages, suggesting: Suggesting): RequestHandler {
  return async (request, response) => {
    const scope = atThisMoment(scopeOf(workspace, request));
    const report = await suggesting.ask({ project: scope.project, coderId: scope.coder.id }, 'report', null);
    pages.show(response, scope, {
      title: 'Accuracy of suggestions',
      room: 'coding',
      view: 'suggestions/report',
      page: pageOf(scope, report),
      script: 'suggestions-report',
    });
  };
}

function pageOf(scope: Scope, report: SuggestionReport & { isDone: boolean }): ReportPage {
  const { base, project, coder } = scope;
  const codes = new Map(placedCodes(project).map((code) => [code.id, code]));
  const { codings, suggested } = suggestedShare(project, coder.id);
  const lines = report.codes.map((fare) => codeLine(scope, fare, codes.get(fare.codeId)));
  return {
    base,
    codings,
    suggested,
    triedOn: report.triedOn,
    isTried: report.isTried,
    isDone: report.isDone,
    share: shareOf(suggested, codings),
    warnings: warningsOf(report, lines),
    bands: report.bands
      .map(({ from, to, said, right }) => ({
        label: to === 1 ? `${percent(from)} or more` : `${percent(from)} to ${percent(to)}`,
        said,
        right,
        share: shareOf(right, said),
      }))
      .reverse(),
    blind: { ...report.blind, agreement: agreementOf(report.blind) },
    codes: lines,
    doubts: [
      {
        title: 'Read these again',
        says: 'You gave them a code long ago that nothing you have coded since speaks for. Perhaps they show what the code misses; perhaps they are slips.',
        lines: report.unlikely.map((doubt) => doubtLine(base, codes, doubt)),
      },
      {
        title: 'Perhaps missed',
        says: 'Where you have been through and gave no code, though much speaks for one.',
        lines: report.missed.map((doubt) => doubtLine(base, codes, doubt)),
      },
    ].filter(({ lines: found }) => found.length > 0),
    ...choicesOf(scope),
  };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const shareOf = (part: number, whole: number): string => (whole === 0 ? '–' : percent(part / whole));

function agreementOf({ both, saidAlone, madeAlone }: SuggestionReport['blind']): string {
  const all = 2 * both + saidAlone + madeAlone;
  return all === 0 ? '' : ((2 * both) / all).toFixed(2);
}

function codeLine(
  { base, project, coder }: Scope,
  fare: CodeFare,
  code: PlacedCode | undefined,
): ReportPage['codes'][number] {
  const keywords = fare.keywords.map((one) => ({
    ...one,
    href: `${base}/search?${new URLSearchParams({ q: one.keyword }).toString()}`,
    advice: adviceOn(one),
  }));
  const isMostlySuggested = fare.codings >= enough && fare.suggested / fare.codings > mostlyFrom;
  return {
    ...fare,
    keywords,
    toAdd: fare.toAdd,
    id: fare.codeId,
    name: code?.name ?? '',
    href: `${base}/excerpts?codes=${fare.codeId}&coders=${coder.id}`,
    missed: fare.made - fare.right,
    isMostlySuggested,
    isBarelyKnown: fare.codings > 0 && fare.codings < enough,
    never: keywords.flatMap(({ keyword, turns }) => (turns === 0 ? keyword : [])),
    advice: keywords.filter(({ advice }) => advice !== '').length + fare.toAdd.length,
    ignored: project.ignoredWords.all().flatMap((one) => (one.codeId === fare.codeId ? one.word : [])),
  };
}

function adviceOn({ turns, allTurns, readTurns, coded }: KeywordCount): string {
  if (turns === 0) return '';
  if (turns / allTurns > wideFrom) return 'Stands in more than half of all turns: tells little.';
  if (readTurns >= fewestRead && coded / readTurns < wrongBelow)
    return 'Hardly ever right: drop it, or exclude a phrase.';
  return '';
}

function warningsOf({ recent }: SuggestionReport, codes: ReportPage['codes']): string[] {
  const mostly = codes.filter(({ isMostlySuggested }) => isMostlySuggested).map(({ name }) => name);
  return [
    ...(mostly.length > 0
      ? [
          `Most of what you gave ${mostly.join(', ')} was suggested first. Read some turns that nothing was suggested for.`,
        ]
      : []),
    ...(recent.decided >= lateAcceptance && recent.accepted === recent.decided
      ? [`You accepted all of the last ${recent.decided} suggestions. Is each of them yours?`]
      : []),
  ];
}

function doubtLine(base: string, codes: ReadonlyMap<number, PlacedCode>, doubt: Doubt) {
  return {
    ...doubt,
    href: `${base}/coding/${doubt.sourceId}#at-${doubt.start}`,
    codeName: codes.get(doubt.codeId)?.name ?? '',
    day: doubt.codedAt ? dayOf(doubt.codedAt) : '',
  };
}

function choicesOf({ project, coder }: Scope) {
  const own = project.suggestionChoices.of(coder.id);
  return {
    strengths: optionsFor(
      strengths.map((one) => [one, one] as const),
      own.shownFrom,
    ),
    others: project.coders
      .all()
      .filter(({ id }) => id !== coder.id)
      .map(({ id, name }) => ({ value: String(id), label: name, chosen: own.alsoFrom.includes(id) })),
    ...project.suggestionChoices.ofProject(),
    since: own.since?.slice(0, 16).replace('T', ' ') ?? '',
  };
}
