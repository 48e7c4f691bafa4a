import { z } from 'zod';
import { InProject, Nothing } from './common.ts';
import { operation } from './operation.ts';

const Backup = z.object({
  name: z.string(),
  reason: z.enum(['asked', 'upgrade', 'import', 'merge', 'removal', 'restore', 'erasure']),
  at: z.string(),
  bytes: z.int(),
});
const Key = z.object({ key: z.string() });
const Done = z.object({});
const InBackup = InProject.extend({ backup: z.string().max(255) });
const OnShelf = z.object({ shelf: z.enum(['archive', 'trash']), file: z.string().max(255) });

export const NewName = z.object({ name: z.string().trim().min(1, 'A project needs a name.').max(120) });

export const listBackups = operation({
  method: 'get',
  path: '/files/{project}/backups',
  summary: 'The backups of a project, the newest first; also of one that cannot be opened any more',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(Backup),
});

const Fault = z.object({
  name: z.string().describe('What was looked at: a rule, file, build, seals, search or history'),
  severity: z
    .enum(['damage', 'changed', 'rule'])
    .describe('damage and changed keep the project from being opened; changed can be accepted'),
  sentence: z.string(),
  wayOut: z.string(),
  changed: z.string().optional(),
});

export const checkFile = operation({
  method: 'get',
  path: '/files/{project}/check',
  summary: 'All that is wrong with a project file; also of one that cannot be opened any more',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    sources: z.int(),
    codings: z.int(),
    rules: z.int().describe('How many rules were proved'),
    faults: z.array(Fault),
    problems: z.array(z.string()),
  }),
});

export const acceptFile = operation({
  method: 'post',
  path: '/files/{project}/acceptance',
  summary: 'Take what something else than Throughline has changed in the file for what the project is',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: Done,
});

export const backUpProject = operation({
  method: 'post',
  path: '/files/{project}/backups',
  summary: 'Put a checked copy of the project aside',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(Backup),
});

export const restoreBackup = operation({
  method: 'post',
  path: '/files/{project}/backups/{backup}/restoration',
  summary: 'Put a backup in the place of the project, after a copy of what stands there was put aside',
  params: InBackup,
  query: Nothing,
  body: Nothing,
  answer: Done,
});

export const openBackupBeside = operation({
  method: 'post',
  path: '/files/{project}/backups/{backup}/copies',
  summary: 'Make a project of its own of a backup',
  params: InBackup,
  query: Nothing,
  body: Nothing,
  answer: Key,
});

export const removeBackup = operation({
  method: 'delete',
  path: '/files/{project}/backups/{backup}',
  summary: 'Delete a backup for good',
  params: InBackup,
  query: Nothing,
  body: Nothing,
  answer: Done,
});

export const renameProject = operation({
  method: 'put',
  path: '/files/{project}/name',
  summary: 'Give the study another name; its file keeps its own',
  params: InProject,
  query: Nothing,
  body: NewName,
  answer: Done,
});

export const duplicateProject = operation({
  method: 'post',
  path: '/files/{project}/copies',
  summary: 'Make a second project of all that the project holds',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: Key,
});

export const putProjectAway = operation({
  method: 'post',
  path: '/files/{project}/{shelf}',
  summary: 'Put a project into the archive, or into the trash',
  params: InProject.extend({ shelf: OnShelf.shape.shelf }),
  query: Nothing,
  body: Nothing,
  answer: Done,
});

export const listShelf = operation({
  method: 'get',
  path: '/shelves/{shelf}',
  summary: 'The projects in the archive, or in the trash',
  params: OnShelf.pick({ shelf: true }),
  query: Nothing,
  body: Nothing,
  answer: z.array(z.object({ name: z.string(), key: z.string(), at: z.string(), bytes: z.int() })),
});

export const takeFromShelf = operation({
  method: 'post',
  path: '/shelves/{shelf}/{file}/return',
  summary: 'Take a project back from the archive, or from the trash',
  params: OnShelf,
  query: Nothing,
  body: Nothing,
  answer: Key,
});

export const deleteFromShelf = operation({
  method: 'delete',
  path: '/shelves/{shelf}/{file}',
  summary: 'Delete a project in the archive or the trash for good; its backups stay',
  params: OnShelf,
  query: Nothing,
  body: Nothing,
  answer: Done,
});
