// The pages that list what a study is made of, and exactly what each is given.
import type { AttributeViews } from '../attributes/attribute-views.ts';
import type { PeopleViews } from '../people/people-views.ts';
import type { Finding } from './long-list.ts';
import type { MemoLine, SourceLine } from './view-lines.ts';
import type { Option } from './views.ts';

/** The pages around a part of a list. */
interface Paged {
  readonly previousHref: string;
  readonly nextHref: string;
  readonly range: string;
}

export interface ListViews extends AttributeViews, PeopleViews {
  'sources/index': Paged & {
    base: string;
    sources: readonly SourceLine[];
    kinds: readonly string[];
    allCases: readonly string[];
    /** How many there are in all, and how many were asked for. */
    total: number;
    found: number;
    unreadCount: number;
    cases: number;
    finding: Finding;
  };
  'sources/cases': Paged & {
    base: string;
    attributes: readonly { name: string; type: string }[];
    cases: readonly { id: number; name: string; was: string; sources: number; values: readonly string[] }[];
    /** The version of what stands, on which what is typed builds. */
    was: string;
    total: number;
    found: number;
    finding: Finding;
    /** How this part was asked for, so that she comes back to it. */
    asked: string;
    problem: string;
  };
  'memos/index': Paged & {
    base: string;
    problem: string;
    text: string;
    /** The version of what stands, on which what is typed builds. */
    was: string;
    /** The subject it was opened for. */
    opened: string;
    subject: string;
    subjects: readonly string[];
    kinds: readonly Option[];
    words: string;
    memos: readonly MemoLine[];
    backLinks: readonly { id: number; title: string }[];
    isFiltered: boolean;
  };
  'partials/finding': { finding: Finding; action: string; what: string; hint: string };
  'partials/pager': Paged;
}
