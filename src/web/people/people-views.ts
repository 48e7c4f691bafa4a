import type { MaybeOne, Person } from '../../study/people/people.ts';

export interface PeopleViews {
  'people/joining': { everybody: readonly Person[]; maybeOne: readonly MaybeOne[] };
}
