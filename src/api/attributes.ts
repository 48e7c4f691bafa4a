import { z } from 'zod';
import { attributeSubjects, attributeTypes } from '../domain/attribute.ts';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

const OfSubject = InProject.extend({
  subject: z.enum(attributeSubjects).describe('Of what: cases, informants or sources'),
});
const OfAttribute = InProject.extend({ attribute: Id });

const AttributeCard = z.object({
  name: z.string().max(200),
  type: z.enum(attributeTypes),
  choices: z.array(z.string().max(200)).max(200).default([]).describe('What can be chosen, of a choice'),
});

export const listAttributes = operation({
  method: 'get',
  path: '/projects/{project}/attributes/{subject}',
  summary: 'The attributes of cases, informants or sources, and what is known of each of them',
  params: OfSubject,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    attributes: z.array(AttributeCard.extend({ id: z.int(), version: Version })),
    rows: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        values: z.array(z.string()).describe('In the order of the attributes; empty where nothing is known'),
      }),
    ),
    version: Version.describe('Of all of it: what to send as `was` when a table is taken in'),
  }),
});

export const makeAttribute = operation({
  method: 'post',
  path: '/projects/{project}/attributes/{subject}',
  summary: 'Make an attribute of cases, informants or sources',
  params: OfSubject,
  query: Nothing,
  body: AttributeCard,
  answer: Standing.extend({ id: z.int() }),
});

export const setAttributeValues = operation({
  method: 'put',
  path: '/projects/{project}/attributes/{subject}/values',
  summary: 'Set values in one step; an empty one is taken away',
  params: OfSubject,
  query: Nothing,
  body: z.object({
    changes: z
      .array(
        z.object({
          attribute: z.int().positive(),
          id: z.int().positive().describe('Of the case, informant or source'),
          value: z.string().max(200, 'A value may have 200 characters at most.'),
          was: z.string().describe('The value that stood there when it was typed'),
        }),
      )
      .min(1)
      .max(20_000),
  }),
  answer: Standing,
});

export const compareAttributeTable = operation({
  method: 'post',
  path: '/projects/{project}/attributes/{subject}/table/compared',
  summary: 'Say what a table (the body: CSV, or cells pasted from a sheet) would change; nothing is written',
  params: OfSubject,
  query: Nothing,
  body: z.instanceof(Uint8Array).describe('application/octet-stream'),
  answer: z.object({
    key: z.string().describe('The column that names them'),
    newAttributes: z.array(z.string()),
    unknown: z.array(z.string()).describe('Names that are not in the study; cases are made, others left out'),
    changes: z.array(z.object({ name: z.string(), attribute: z.string(), from: z.string(), to: z.string() })),
    same: z.int(),
    version: Version,
  }),
});

export const takeAttributeTable = operation({
  method: 'post',
  path: '/projects/{project}/attributes/{subject}/table',
  summary: 'Take in a table: a row for each case, informant or source, a column for each attribute',
  params: OfSubject,
  query: z.object({ was: Was }),
  body: z.instanceof(Uint8Array).describe('application/octet-stream'),
  answer: Standing,
});

export const describeAttribute = operation({
  method: 'patch',
  path: '/projects/{project}/attribute-cards/{attribute}',
  summary: 'Rename an attribute, or say what kind of thing it says',
  params: OfAttribute,
  query: Nothing,
  body: AttributeCard.extend({ was: Was }),
  answer: Standing,
});

export const removeAttribute = operation({
  method: 'delete',
  path: '/projects/{project}/attribute-cards/{attribute}',
  summary: 'Take an attribute away with all its values',
  params: OfAttribute,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});
