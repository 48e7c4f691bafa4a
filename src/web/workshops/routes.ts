import type { Express } from 'express';
import type { Parts } from '../http/parts.ts';
import { oneWorkshop, workshopPages } from './workshops.ts';

/** Where workshops are found. */
export function addWorkshopPages(app: Express, { workspace, pages, packScript }: Parts): void {
  const at = '/projects/:project/workshops';
  const all = workshopPages(workspace, pages);
  app.get(at, all.index);
  app.post(at, all.add);
  const one = oneWorkshop(workspace, pages, packScript);
  app.get(`${at}/:workshop`, one.show);
  app.post(`${at}/:workshop/removal`, one.remove);
  app.post(`${at}/:workshop/cards`, one.addCard);
  app.post(`${at}/:workshop/cards/:card/removal`, one.dropCard);
  app.get(`${at}/:workshop/pack.html`, one.pack);
  app.get(`${at}/:workshop/paper`, one.paper);
  app.get(`${at}/:workshop/room`, one.room);
}
