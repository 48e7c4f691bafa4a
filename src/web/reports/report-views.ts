// Reports, and exactly what their views are given.
import type { Backed, Block, ReportDocument } from '../../domain/report/blocks.ts';
import type { PartChange } from '../../domain/report/changes.ts';
import type { Html, Option } from '../views/views.ts';

/** What is offered to be put into a report from the page it stands on. */
export interface Puttable {
  readonly base: string;
  readonly shows: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly reports: readonly Option[];
}

/** A part of a report on its page. */
export interface PartLine {
  readonly id: number;
  readonly label: string;
  /** What it shows, in a word. */
  readonly what: string;
  readonly heading: string;
  readonly text: string;
  /** The version of what is written. */
  readonly was: string;
  /** Where what it shows stands; '' where nowhere. */
  readonly href: string;
  readonly html: Html;
}

export interface ReportViews {
  /** Puts what a page shows into a report. */
  'partials/put-into-report': Puttable;
  'reports/index': {
    base: string;
    reports: readonly { href: string; title: string; says: string; news: string }[];
    problem: string;
    title: string;
  };
  'reports/show': {
    base: string;
    at: string;
    id: number;
    was: string;
    title: string;
    byline: string;
    least: number;
    parts: readonly PartLine[];
    provenance: Html;
    /** When it was last exported or confirmed; '' where it never was. */
    saidOn: string;
    changes: readonly PartChange[];
    /** How often a name was replaced, in a sentence; '' where none was. */
    unnamed: string;
    key: readonly { label: string; source: string }[];
    problem: string;
    /** What can be put in, each with what there is to choose from. */
    findings: readonly Option[];
    cells: readonly Option[];
    profiles: readonly Option[];
    views: readonly Option[];
  };
  'reports/blocks': { blocks: readonly Block[]; id: string };
  'reports/runs': { runs: Extract<Block, { kind: 'paragraph' }>['runs'] };
  'reports/backed': Backed;
  'reports/quotes': { quotes: Extract<Block, { kind: 'quotes' }>['quotes'] };
  'reports/offline': {
    styles: Html;
    document: ReportDocument;
    contents: readonly { id: string; text: string; level: number }[];
    parts: readonly Html[];
    provenance: Html;
    made: string;
  };
}
