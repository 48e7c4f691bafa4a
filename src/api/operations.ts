import type { z } from 'zod';
import * as attributes from './attributes.ts';
import * as cases from './cases.ts';
import * as codes from './codes.ts';
import * as codings from './codings.ts';
import * as corrections from './corrections.ts';
import * as erasure from './erasure.ts';
import * as excerpts from './excerpts.ts';
import * as findings from './findings.ts';
import * as framework from './framework.ts';
import * as guide from './guide.ts';
import * as history from './history.ts';
import * as importing from './importing.ts';
import * as matrix from './matrix.ts';
import * as memos from './memos.ts';
import * as method from './method.ts';
import type { Method, Operation } from './operation.ts';
import * as people from './people.ts';
import * as profiles from './profiles.ts';
import * as projectFiles from './project-files.ts';
import * as projects from './projects.ts';
import * as pseudonyms from './pseudonyms.ts';
import * as reports from './reports.ts';
import * as savedViews from './saved-views.ts';
import * as search from './search.ts';
import * as sources from './sources.ts';
import * as suggestionChoices from './suggestion-choices.ts';
import * as suggestions from './suggestions.ts';
import * as synthesis from './synthesis.ts';
import * as truthTables from './truth-tables.ts';
import * as workshops from './workshops.ts';

const declared = {
  ...projects,
  ...projectFiles,
  ...sources,
  ...importing,
  ...cases,
  ...attributes,
  ...people,
  ...codes,
  ...codings,
  ...corrections,
  ...suggestions,
  ...suggestionChoices,
  ...matrix,
  ...synthesis,
  ...profiles,
  ...framework,
  ...findings,
  ...truthTables,
  ...guide,
  ...reports,
  ...method,
  ...workshops,
  ...excerpts,
  ...savedViews,
  ...search,
  ...memos,
  ...history,
  ...erasure,
  ...pseudonyms,
};

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

/** Every operation of the API by its name. */
export const operations = Object.entries<unknown>(declared).flatMap(([name, value]) =>
  isOperation(value) ? [{ name, operation: value }] : [],
);

type Declared = typeof declared;

/** The operations inside a project by how they are asked: `POST codings/joined`, `PUT sources/{source}/reading`. */
type ByCall = {
  [Name in keyof Declared as CallOf<Declared[Name]>]: Declared[Name];
};

type CallOf<One> =
  One extends Operation<z.ZodType, z.ZodType, z.ZodType, z.ZodType, infer As, infer Path>
    ? Path extends `/projects/{project}/${infer Rest}`
      ? `${Uppercase<As>} ${Rest}`
      : never
    : never;

/** How an operation inside a project is asked, its path below that of the project. */
export type Call = keyof ByCall & `${Uppercase<Method>} ${string}`;

/** What an operation is given: its parameters by name, what it asks in its query, and what is sent. */
export type Given<C extends Call> = Readonly<Record<Parameter<C>, string | number>> &
  Part<'query', z.input<ByCall[C]['query']>, URLSearchParams> &
  Part<'body', z.input<ByCall[C]['body']>>;

/** What an operation answers. */
export type Answer<C extends Call> = z.input<ByCall[C]['answer']>;

type Parameter<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameter<Rest>
  : never;

/** A part that an operation may ask for: none, one that may be left out, or one that is needed. A file is sent as it is. */
type Part<Name extends string, Asked, Otherwise = never> = Asked extends Uint8Array
  ? Readonly<Record<Name, Blob>>
  : string extends keyof Asked
    ? Readonly<Partial<Record<Name, never>>>
    : object extends Asked
      ? Readonly<Partial<Record<Name, Asked | Otherwise>>>
      : Readonly<Record<Name, Asked | Otherwise>>;
