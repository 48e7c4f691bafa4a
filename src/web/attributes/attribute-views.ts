import type { Attribute } from '../../storage/attributes.ts';
import type { Html } from '../views/views.ts';

export interface AttributeViews {
  'attributes/index': {
    base: string;
    subject: string;
    others: readonly { subject: string; label: string; isHere: boolean }[];
    attributes: readonly Pick<Attribute, 'id' | 'name' | 'type' | 'choices'>[];
    /** Each with its values in the order of the attributes. */
    rows: readonly { id: number; name: string; values: readonly string[] }[];
    data: Html;
  };
}
