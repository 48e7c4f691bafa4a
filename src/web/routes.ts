import express, { type Express } from 'express';
import type { Workspace } from '../storage/workspace.ts';
import { addApi } from './api-routes.ts';
import { attributePages } from './attributes/attributes.ts';
import { codeEntryPages } from './codebook/code-entry.ts';
import { codebookFiles } from './codebook/codebook-files.ts';
import { codebookPages } from './codebook/codebook.ts';
import { readingAgainPages } from './codebook/reading-again.ts';
import { codingPages } from './coding/coding-page.ts';
import { codedTwicePages } from './codings/coded-twice.ts';
import { textPages } from './correction/text-page.ts';
import { erasurePages } from './erasure/pages.ts';
import { excerptPages } from './excerpts/excerpts.ts';
import { exportPages, projectFile } from './excerpts/export.ts';
import { quotesFile } from './excerpts/quotes-file.ts';
import { savedViewPages } from './excerpts/saved-views.ts';
import { searchPages } from './excerpts/search.ts';
import { findingPages } from './findings/findings.ts';
import { frameworkPages } from './framework/framework.ts';
import { guidePages } from './guide/guide.ts';
import { helpPages } from './help/help.ts';
import { historyPages } from './history/history.ts';
import { boundedBody } from './http/bounded.ts';
import { createChanges } from './http/changes.ts';
import { readForm } from './http/form.ts';
import type { Pages } from './http/pages.ts';
import type { Parts } from './http/parts.ts';
import { matrixPages } from './matrix/matrix.ts';
import { memoPages } from './memos/memos.ts';
import { profilePages } from './profiles/profiles.ts';
import { coderPages } from './projects/coders.ts';
import { filePages, shelfPages } from './projects/file-page.ts';
import { knownFilesOnly, opening } from './projects/opening.ts';
import { projectPages } from './projects/projects.ts';
import { safeguard } from './projects/safeguards.ts';
import { pseudonymPages } from './pseudonyms/pseudonyms.ts';
import { addReportPages } from './reports/routes.ts';
import { casePages } from './sources/cases.ts';
import { importPages } from './sources/importing.ts';
import { sourcePages } from './sources/sources.ts';
import { queuePage } from './suggestions/suggestion-queue.ts';
import { reportPage } from './suggestions/suggestion-report.ts';
import { reviewPages } from './suggestions/suggestion-review.ts';
import { synthesisPages } from './synthesis/synthesis.ts';
import { truthTableFiles } from './truth-tables/files.ts';
import { scorePages, setPages } from './truth-tables/sets.ts';
import { robustnessOf, truthTableList, truthTablePages } from './truth-tables/truth-tables.ts';
import { addWorkshopPages } from './workshops/routes.ts';

/** Everything the app answers to, in one list. */
export function addRoutes(app: Express, parts: Parts): void {
  app.use(boundedBody);
  app.use(express.json({ limit: '20mb' }));
  app.use(...readForm);
  app.use(express.raw({ type: 'application/octet-stream', limit: '50mb' }));
  app.use(knownFilesOnly(parts), opening(parts), safeguard(parts));
  const changes = createChanges(parts.workspace);
  app.use(changes.notice);
  app.get('/projects/:project/changes', changes.stream);
  addFilePages(app, parts);
  addPages(app, parts);
  addErasurePages(app, parts);
  addSuggestionPages(app, parts);
  addSynthesisPages(app, parts);
  addTruthTablePages(app, parts);
  addGuidePages(app, parts);
  addWorkshopPages(app, parts);
  addReportPages(app, parts);
  addApi(app, parts);
}

function addFilePages(app: Express, parts: Parts): void {
  const at = '/files/:project';
  const file = filePages(parts);
  app.get(at, file.show);
  app.post(`${at}/acceptance`, file.accept);
  app.post(`${at}/backups`, file.backUp);
  app.post(`${at}/backups/:backup/restoration`, file.restore);
  app.post(`${at}/backups/:backup/copies`, file.openBeside);
  app.post(`${at}/backups/:backup/removal`, file.removeBackup);
  app.post(`${at}/name`, file.rename);
  app.post(`${at}/copies`, file.duplicate);
  app.post(`${at}/:shelf`, file.putAway);
  const shelf = shelfPages(parts);
  app.post('/shelves/:shelf/:file/return', shelf.takeBack);
  app.post('/shelves/:shelf/:file/removal', shelf.deleteForGood);
}

function addPages(app: Express, { workspace, pages, reader, starters, upkeep, storing }: Parts): void {
  const projects = projectPages(workspace, pages, starters);
  const help = helpPages(workspace, pages);
  app.get('/help', help.general);
  app.get('/projects/:project/help', help.inProject);
  app.get('/', projects.index);
  app.post('/projects', projects.create);
  app.post('/samples', projects.sample);

  const at = '/projects/:project';
  app.get(at, projects.enter);
  app.post(`${at}/coders`, coderPages(workspace).choose);

  const sources = sourcePages(workspace, pages);
  app.get(`${at}/sources`, sources.index);
  app.get(`${at}/sources/import`, importPages(workspace, pages, reader).show);
  app.get(`${at}/sources/:source/text`, textPages(workspace, pages).show);
  app.get(`${at}/sources/:source`, sources.show);
  app.post(`${at}/sources/:source`, sources.describe);
  app.post(`${at}/sources/:source/speakers`, sources.rename);
  app.post(`${at}/sources/:source/removal`, sources.remove);

  const cases = casePages(workspace, pages, { reader, storing });
  const attributes = attributePages(workspace, pages);
  app.get(`${at}/attributes/:subject.:format`, attributes.file);
  app.get(`${at}/attributes/:subject`, attributes.show);
  app.get(`${at}/cases`, cases.index);
  app.post(`${at}/cases/table`, cases.importTable);
  app.post(`${at}/cases/:case`, cases.describe);
  app.post(`${at}/cases/:case/removal`, cases.remove);

  const coding = codingPages(workspace, pages);
  app.get(`${at}/coding`, coding.enter);
  app.get(`${at}/coding/codes`, coding.codes);
  app.get(`${at}/coding/:source`, coding.show);

  addCodebookPages(app, workspace, pages);
  const matrix = matrixPages(workspace, pages);
  app.get(`${at}/matrix`, matrix.show);
  app.get(`${at}/matrix.:format`, matrix.file);
  app.get(`${at}/matrix/excerpts`, matrix.cell);
  app.get(`${at}/excerpts`, excerptPages(workspace, pages).index);

  const views = savedViewPages(workspace);
  app.post(`${at}/views`, views.keep);
  app.post(`${at}/views/:view/removal`, views.remove);

  const exporting = exportPages(workspace, pages);
  app.get(`${at}/export`, exporting.index);
  app.get(`${at}/export/excerpts.csv`, exporting.excerpts);
  app.get(`${at}/export/quotes.docx`, quotesFile(workspace));
  app.get(`${at}/export/project`, projectFile(workspace, upkeep));

  app.get(`${at}/search`, searchPages(workspace, pages).index);
  const memos = memoPages(workspace, pages);
  app.get(`${at}/memos`, memos.index);
  app.post(`${at}/memos`, memos.write);
  app.post(`${at}/memos/:memo`, memos.rewrite);

  const history = historyPages(workspace, pages);
  app.get(`${at}/history`, history.index);
  app.post(`${at}/history/emptied`, history.empty);
  app.post(`${at}/history/:action/reversal`, history.reverse);
}

/** Who may not be known by name: erased, or called otherwise. */
function addErasurePages(app: Express, { workspace, pages, erasing }: Parts): void {
  const erasure = erasurePages(workspace, pages, erasing);
  const at = '/projects/:project';
  app.get(`${at}/pseudonyms`, pseudonymPages(workspace, pages).show);
  app.get(`${at}/erasure`, erasure.index);
  app.post(`${at}/erasure`, erasure.carryOut);
  app.post(`${at}/erasure/plan`, erasure.plan);
}

function addCodebookPages(app: Express, workspace: Workspace, pages: Pages): void {
  const at = '/projects/:project';
  const codebook = codebookPages(workspace, pages);
  app.get(`${at}/codes.css`, codebook.colours);
  app.get(`${at}/codebook`, codebook.index);
  app.post(`${at}/codebook`, codebook.create);
  const files = codebookFiles(workspace, pages);
  app.get(`${at}/codebook.:format`, files.file);
  app.get(`${at}/codebook/print`, files.print);
  app.get(`${at}/codebook/then`, files.then);
  app.get(`${at}/codebook/review`, codebook.review);
  const twice = codedTwicePages(workspace, pages);
  app.get(`${at}/codebook/coded-twice`, twice.show);
  app.post(`${at}/codebook/coded-twice`, twice.join);
  const entry = codeEntryPages(workspace, pages);
  app.get(`${at}/codebook/:code`, entry.show);
  app.post(`${at}/codebook/:code`, entry.revise);
  app.post(`${at}/codebook/:code/colour`, entry.recolour);
  app.post(`${at}/codebook/:code/listing`, entry.list);
  app.post(`${at}/codebook/:code/archive`, entry.archive);
  app.post(`${at}/codebook/:code/removal`, entry.remove);

  const again = readingAgainPages(workspace, pages);
  app.get(`${at}/codebook/:code/reading`, again.show);
  app.post(`${at}/codebook/:code/reading`, again.confirm);
  app.get(`${at}/codebook/:code/split`, reviewPages(workspace, pages).split);
}

function addSynthesisPages(app: Express, { workspace, pages }: Parts): void {
  const at = '/projects/:project';
  const synthesis = synthesisPages(workspace, pages);
  app.get(`${at}/voices`, synthesis.voices);
  app.get(`${at}/co-occurrence`, synthesis.together);
  app.get(`${at}/co-occurrence/:code/:other`, synthesis.pair);
  app.get(`${at}/saturation`, synthesis.saturation);

  const profiles = profilePages(workspace, pages);
  app.get(`${at}/profiles`, profiles.index);
  app.get(`${at}/profiles/cards`, profiles.cards);
  app.get(`${at}/profiles/:archetype`, profiles.show);
  app.get(`${at}/profiles/:archetype/excerpts`, profiles.excerpts);

  const framework = frameworkPages(workspace, pages);
  app.get(`${at}/framework`, framework.show);
  app.get(`${at}/framework.:format`, framework.file);
  app.get(`${at}/framework/:case/:code`, framework.cell);

  const findings = findingPages(workspace, pages);
  app.get(`${at}/findings`, findings.index);
  app.post(`${at}/findings`, findings.add);
  app.get(`${at}/findings/:finding`, findings.show);
  app.post(`${at}/findings/:finding`, findings.write);
  app.get(`${at}/findings/:finding/excerpts`, findings.excerpts);
  app.post(`${at}/findings/:finding/evidence`, findings.take);
  app.post(`${at}/findings/:finding/evidence/:evidence/removal`, findings.drop);
  app.post(`${at}/findings/:finding/rests`, findings.rest);
  app.post(`${at}/findings/:finding/rests/:on/removal`, findings.unrest);
  app.post(`${at}/findings/:finding/confirmed`, findings.confirm);
  app.post(`${at}/findings/:finding/removal`, findings.remove);
}

function addTruthTablePages(app: Express, { workspace, pages, minimising }: Parts): void {
  const at = '/projects/:project/truth-tables';
  const list = truthTableList(workspace, pages);
  app.get(at, list.index);
  app.post(at, list.add);
  const table = truthTablePages(workspace, pages, minimising);
  app.get(`${at}/:table`, table.show);
  app.post(`${at}/:table`, table.write);
  app.post(`${at}/:table/removal`, table.remove);
  app.post(`${at}/:table/sets`, table.addSet);
  app.get(`${at}/:table/robustness`, robustnessOf(workspace, pages, minimising));
  const files = truthTableFiles(workspace);
  app.get(`${at}/:table/scores.csv`, files.scores);
  app.get(`${at}/:table/facts.csv`, files.facts);
  app.get(`${at}/:table/script.R`, files.script);
  const set = setPages(workspace, pages);
  app.get(`${at}/:table/sets/:set`, set.show);
  app.post(`${at}/:table/sets/:set`, set.write);
  app.post(`${at}/:table/sets/:set/removal`, set.remove);
  const score = scorePages(workspace, pages);
  app.get(`${at}/:table/sets/:set/scores/:case`, score.show);
  app.post(`${at}/:table/sets/:set/scores/:case`, score.write);
  app.post(`${at}/:table/sets/:set/scores/:case/removal`, score.clear);
}

function addGuidePages(app: Express, { workspace, pages }: Parts): void {
  const at = '/projects/:project/guide';
  const guide = guidePages(workspace, pages);
  app.get(at, guide.index);
  app.post(at, guide.add);
  app.get(`${at}/marks`, guide.marks);
  app.get(`${at}/:plan.docx`, guide.word);
  app.get(`${at}/:plan`, guide.show);
  app.post(`${at}/:plan/name`, guide.rename);
  app.post(`${at}/:plan/removal`, guide.remove);
}

function addSuggestionPages(app: Express, { workspace, pages, suggesting }: Parts): void {
  const at = '/projects/:project';
  const review = reviewPages(workspace, pages);
  const queue = queuePage(workspace, pages, suggesting);
  // What a search or a query found is reviewed on the same page as what is suggested.
  app.get(`${at}/suggestions`, (request, response, next) =>
    'words' in request.query || 'asked' in request.query
      ? review.offers(request, response, next)
      : queue(request, response, next),
  );
  app.get(`${at}/suggestions/report`, reportPage(workspace, pages, suggesting));
}
