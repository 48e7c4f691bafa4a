// Every page the server can render, and exactly what it is given.
import type { ListedCode, PlacedCode } from '../../domain/code.ts';
import type { CodeDifference } from '../../domain/codebook-then.ts';
import type { ChangedField, Rule } from '../../domain/codebook.ts';
import type { Hue } from '../../domain/colour.ts';
import type { Forward } from '../../storage/code-forwards.ts';
import type { CodeVersion } from '../../storage/code-versions.ts';
import type { Coder } from '../../storage/coders.ts';
import type { Action } from '../../storage/history-lines.ts';
import type { Shelved } from '../../storage/shelves.ts';
import type { Listed } from '../../storage/workspace.ts';
import type { Loss } from '../../study/codebook/loss.ts';
import type { CorrectionViews } from '../correction/correction-views.ts';
import type { ErasureViews } from '../erasure/erasure-views.ts';
import type { ExcerptViews } from '../excerpts/excerpt-views.ts';
import type { FindingViews } from '../findings/finding-views.ts';
import type { FrameworkViews } from '../framework/framework-views.ts';
import type { MatrixViews } from '../matrix/matrix-views.ts';
import type { MethodViews } from '../method/method-views.ts';
import type { ProfileViews } from '../profiles/profile-views.ts';
import type { FileViews } from '../projects/file-views.ts';
import type { PseudonymViews } from '../pseudonyms/pseudonym-views.ts';
import type { ReportViews } from '../reports/report-views.ts';
import type { SuggestionViews } from '../suggestions/suggestion-views.ts';
import type { SynthesisViews } from '../synthesis/synthesis-views.ts';
import type { TruthTableViews } from '../truth-tables/truth-table-views.ts';
import type { ListViews } from './list-views.ts';
import type { PictureViews } from './picture-views.ts';
import type { CodeLine, ExcerptLine, PassageLine, ReadingTurn, TurnBeside, ViewLine } from './view-lines.ts';

/** Text that is already safe to place in a page: only the renderer makes it. */
export type Html = string & { readonly __html: unique symbol };

/** The five rooms of a project, and the two things that are everywhere. */
export type Room =
  'sources' | 'coding' | 'codebook' | 'synthesis' | 'export' | 'search' | 'history' | 'memos' | 'help';

/** What the frame around every page of a project shows. */
export interface Frame {
  readonly base: string;
  readonly projectName: string;
  readonly room: Room;
  readonly coders: readonly Coder[];
  readonly coder: Coder;
  /** Who is remembered here but is not among the coders; null where she is. */
  readonly stranger: string | null;
  /** The moment of the history at which the page was made. */
  readonly mark: string;
  /** The page of its file. */
  readonly file: string;
  /** Which file it was made from. */
  readonly place: string;
  /** Whether it is the sample study, through which a tour leads. */
  readonly isSample: boolean;
  /** Why nothing can be changed; null where she can work. */
  readonly readOnly: string | null;
  /** Whether every word is still being held against its hash (large projects). */
  readonly isBeingProved: boolean;
  /** Whether a copy that she can work in can be made in this folder. */
  readonly canCopyHere: boolean;
  readonly undo: string | null;
  readonly redo: string | null;
}

/** A choice in a form: what is sent, what is read, and whether it is chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface EvidenceForm {
  readonly coders: readonly Option[];
  readonly informantTypes: readonly Option[];
  readonly kinds: readonly Option[];
  readonly cases: readonly Option[];
  readonly sources: readonly Option[];
  /** Days as 2025-03-31, '' for none. */
  readonly since: string;
  readonly until: string;
  readonly isRead: boolean;
}

export interface Views
  extends
    CorrectionViews,
    ErasureViews,
    ExcerptViews,
    PseudonymViews,
    FileViews,
    FindingViews,
    FrameworkViews,
    ListViews,
    MatrixViews,
    MethodViews,
    PictureViews,
    ProfileViews,
    ReportViews,
    SuggestionViews,
    SynthesisViews,
    TruthTableViews {
  layout: {
    title: string;
    frame: Frame | null;
    styles: string;
    script: string;
    /** The script that chooses light or dark, before anything is painted. */
    theme: string;
    /** The script of the tour, where one leads through this study. */
    tour: string | null;
    /** The faces that every page has words in: they are asked for before the style sheet is read. */
    faces: readonly string[];
    codeStyles: string | null;
    body: Html;
    version: string;
  };
  'projects/index': {
    projects: readonly (Listed & { href: string; continueHref: string; file: string })[];
    shelves: readonly { title: string; projects: readonly (Shelved & { href: string })[] }[];
    folder: string;
    /** What is to be known of the place of the folder; null where it is an ordinary one. */
    warning: string | null;
    /** Why nothing can be made or changed in it; null where it can. */
    readOnly: string | null;
    /** What became of files that were renamed, replaced or deleted while they were open. */
    news: readonly string[];
    coder: string;
    codebooks: readonly Option[];
    problem: string;
  };
  'help/index': {
    folder: string;
    /** The file of the project; '' outside of one. */
    file: string;
    words: readonly { word: string; means: string }[];
  };
  'sources/import': { base: string; kinds: readonly string[]; accept: string; data: Html };
  'sources/show': {
    base: string;
    id: number;
    /** The version of what stands, on which what is typed builds. */
    was: string;
    name: string;
    kinds: readonly Option[];
    languages: readonly Option[];
    date: string;
    cases: string;
    allCases: readonly string[];
    speakers: readonly { label: string; isInterviewer: boolean; informant: string; informantType: string }[];
    /** The version of the text in which its labels were read. */
    version: number;
    informants: readonly string[];
    informantTypes: readonly string[];
    file: string;
    problem: string;
  };
  'coding/show': {
    base: string;
    source: { id: number; name: string; kind: string; cases: string };
    place: string;
    previous: number | null;
    next: number | null;
    isRead: boolean;
    /** What `coding/turns` makes of them, some at a time. */
    turns: Html;
    /** Those around this one, itself among them, to go to. */
    sources: readonly { id: number; name: string; cases: string; isRead: boolean; isHere: boolean }[];
    /** The other sources, one of which may be read beside. */
    others: readonly Option[];
    beside: {
      id: number;
      name: string;
      /** What `coding/turns-beside` makes of them, some at a time. */
      turns: Html;
    } | null;
    codes: Views['coding/codes'];
    data: Html;
  };
  'coding/codes': {
    codes: readonly ListedCode[];
    /** By which the page tells whether these are still the codes. */
    mark: string;
    /** The address of their colours. */
    styles: string;
    data: Html;
  };
  /** Turns in order, a few together: what is laid out at once. */
  'coding/turns': { stretches: readonly (readonly ReadingTurn[])[] };
  'coding/turns-beside': { href: string; turns: readonly TurnBeside[] };
  'coding/empty': { base: string };
  'codebook/index': {
    base: string;
    codes: readonly CodeLine[];
    problem: string;
    parents: readonly Option[];
    /** Codings made before their code came to mean something else. */
    toReview: number;
    /** Passages that have a code more than once from one coder. */
    codedTwice: number;
    hues: readonly Hue[];
  };
  'codings/coded-twice': {
    base: string;
    problem: string;
    total: number;
    /** How many of them are hers. */
    own: number;
    passages: readonly PassageLine[];
    previousHref: string;
    nextHref: string;
    range: string;
  };
  'codebook/print': { base: string; codes: readonly (PlacedCode & { rules: readonly Rule[] })[] };
  'codebook/show': {
    base: string;
    code: PlacedCode;
    /** The version of what stands, on which what is typed builds. */
    was: string;
    codings: number;
    sources: number;
    informants: number;
    /** Codings with this very code, the interviewer's words among them. */
    own: number;
    below: number;
    /** The facets under which it can be listed too. */
    facets: readonly Option[];
    hues: readonly Hue[];
    /** What would go with it. */
    loss: Loss;
    problem: string;
    /** Its codings that were made under an older meaning. */
    stale: number;
    /** Sources that were read before it, or a code under it, existed: their silence says nothing. */
    readBefore: number;
    versions: readonly (CodeVersion & { changes: readonly ChangedField[] })[];
    merged: readonly Forward[];
  };
  'codebook/card': {
    base: string;
    code: PlacedCode;
    codings: number;
    sources: number;
    rules: readonly Rule[];
    memo: string;
  };
  'codebook/on-a-day': {
    base: string;
    /** A day, as 2025-03-31. */
    day: string;
    problem: string;
    codes: readonly (PlacedCode & { rules: readonly Rule[] })[];
    groups: readonly {
      kind: CodeDifference['kind'];
      title: string;
      differences: readonly CodeDifference[];
    }[];
  };
  'codebook/reading-again': {
    base: string;
    codeId: number;
    name: string;
    problem: string;
    /** The codes that came after the reading, with the day since when they mean what they mean. */
    late: readonly { id: number; path: string; since: string }[];
    /** Each source with the numbers of the first turns in which nothing is coded, and how many more there are. */
    sources: readonly { id: number; name: string; turns: readonly number[]; more: number }[];
  };
  'codebook/split': {
    base: string;
    code: PlacedCode;
    problem: string;
    options: readonly Option[];
    /** The codes into which it is split, up to nine. */
    targets: readonly PlacedCode[];
    total: number;
    lines: readonly ExcerptLine[];
    previousHref: string;
    nextHref: string;
    range: string;
  };
  'history/index': {
    base: string;
    problem: string;
    /** The step that is taken back once she is sure. */
    large: number | null;
    coders: readonly Option[];
    sources: readonly Option[];
    /** What lines may be about. */
    kinds: readonly Option[];
    words: string;
    isFiltered: boolean;
    days: readonly { day: string; actions: readonly (Action & { time: string; href: string })[] }[];
    olderHref: string;
  };
  'errors/refusal': { title: string; message: string; back: string };
  'errors/locked': { message: string };
  'partials/only': { only: string };
  'partials/drawer': object;
  'partials/quote': Pick<ExcerptLine, 'before' | 'exact' | 'after'>;
  'partials/said-by': Pick<ExcerptLine, 'href' | 'source' | 'turn' | 'speaker' | 'informantType'>;
  'partials/evidence-filter': EvidenceForm;
  'partials/swatches': { hues: readonly Hue[] };
  'partials/options': { options: readonly Option[] };
  'partials/checks': { name: string; legend: string; options: readonly Option[] };
  'partials/saved-views': { base: string; page: string; asked: string; views: readonly ViewLine[] };
  'partials/synthesis-nav': { base: string; here: string };
  'partials/sources-nav': { base: string; here: string };
  'partials/codebook-nav': { base: string; here: string };
  'partials/suggestions-nav': { base: string; here: string };
}
