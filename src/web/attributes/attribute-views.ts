import type { Attribute } from '../../storage/attributes.ts';
import type { PeopleViews } from '../people/people-views.ts';
import type { Html } from '../views/views.ts';

export interface AttributeViews {
  'attributes/index': {
    base: string;
    subject: string;
    others: readonly { subject: string; label: string; isHere: boolean }[];
    attributes: readonly Pick<Attribute, 'id' | 'name' | 'type' | 'choices'>[];
    /** Each with its values in the order of the attributes. */
    rows: readonly { id: number; name: string; values: readonly string[] }[];
    /** Of informants: who may be one person, where there are two or more. */
    people: PeopleViews['people/joining'] | null;
    data: Html;
  };
}
