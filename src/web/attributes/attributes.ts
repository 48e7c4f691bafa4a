import type { Request, RequestHandler } from 'express';
import {
  cardOf,
  describeAttribute,
  makeAttribute,
  removeAttribute,
  setValues,
  takeTable,
} from '../../actions/attributes/attributes.ts';
import * as api from '../../api/attributes.ts';
import { attributeSubjects, type AttributeSubject } from '../../domain/attribute.ts';
import { Refusal } from '../../domain/refusal.ts';
import { versionOf } from '../../domain/writing/version.ts';
import { toCsv } from '../../formats/tables/write-csv.ts';
import { writeXlsx } from '../../formats/tables/write-xlsx.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { bearersOf, everyKnown, planOfTable, versionOfValue } from '../../study/attributes/known.ts';
import { peopleOf } from '../../study/people/people.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import type { Parts } from '../http/parts.ts';
import { dataBlock } from '../http/render.ts';
import { scopeOf } from '../http/request-context.ts';

/** What is known of all cases, informants or sources, in the order of their attributes. */
function tableOf(project: Project, subject: AttributeSubject) {
  const attributes = project.attributes[subject].all();
  const values = new Map(
    project.attributes[subject].values().map((one) => [`${one.attributeId} ${one.subjectId}`, one.value]),
  );
  const rows = bearersOf(project, subject).map(({ id, name }) => ({
    id,
    name,
    values: attributes.map((one) => values.get(`${one.id} ${id}`) ?? ''),
  }));
  return { attributes, rows };
}

function subjectIn(request: Request): AttributeSubject {
  const subject = attributeSubjects.find((one) => one === request.params['subject']);
  if (!subject) throw new Refusal('missing', 'There are attributes of cases, informants and sources.');
  return subject;
}

/** The grid of attributes, and the same as a file. */
export function attributePages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const subject = subjectIn(request);
    const { attributes, rows } = tableOf(scope.project, subject);
    const cards = attributes.map((one) => ({
      id: one.id,
      ...cardOf(one),
      version: versionOf({ ...cardOf(one) }),
    }));
    const page = {
      base: scope.base,
      subject,
      others: attributeSubjects.map((one) => ({ subject: one, label: `${one}s`, isHere: one === subject })),
      attributes: cards,
      rows,
      people: subject === 'informant' && rows.length > 1 ? peopleOf(scope.project) : null,
      data: dataBlock('attribute-data', { subject, attributes: cards }),
    };
    pages.show(response, scope, {
      title: `Attributes of ${subject}s`,
      room: 'sources',
      view: 'attributes/index',
      page,
      script: 'attributes',
    });
  };
  const file: RequestHandler = async (request, response) => {
    const { project } = scopeOf(workspace, request);
    const subject = subjectIn(request);
    const { attributes, rows } = tableOf(project, subject);
    const header = [subject, ...attributes.map(({ name }) => name)];
    const cells = rows.map(({ name, values }) => [name, ...values]);
    const called = `${project.about().name} - attributes of ${subject}s`;
    if (request.params['format'] === 'xlsx')
      response.attachment(`${called}.xlsx`).send(await writeXlsx(`${subject}s`, header, cells));
    else {
      response.attachment(`${called}.csv`).type('text/csv; charset=utf-8');
      response.send([...toCsv(header, cells)].join(''));
    }
  };
  return { show, file };
}

export function answerAttributes({ inProject }: Answering, { reader }: Pick<Parts, 'reader'>): void {
  const read = (body: Uint8Array) => reader.attributes('The table', Buffer.from(body));

  inProject(api.listAttributes, ({ project }, { params: { subject } }) => {
    const { attributes, rows } = tableOf(project, subject);
    return {
      attributes: attributes.map((one) => ({
        id: one.id,
        name: one.name,
        type: one.type,
        choices: [...one.choices],
        version: versionOf({ ...cardOf(one) }),
      })),
      rows,
      version: versionOf(everyKnown(project, subject)),
    };
  });
  inProject(api.makeAttribute, ({ project, coder, standing }, { params, body }) => ({
    id: makeAttribute(project, coder.id, params.subject, body),
    ...standing(),
  }));
  inProject(api.setAttributeValues, ({ project, coder, standing }, { params, body: { changes } }) => {
    const versioned = changes.map((one) => ({ ...one, was: versionOfValue(one.was) }));
    setValues(project, coder.id, params.subject, versioned);
    return standing();
  });
  inProject(api.compareAttributeTable, async ({ project }, { params: { subject }, body }) => {
    const { key, ...table } = await read(body);
    const { newAttributes, unknown, changes, same } = planOfTable(project, subject, table);
    return {
      key,
      same,
      newAttributes: [...newAttributes],
      unknown: [...unknown],
      changes: [...changes],
      version: versionOf(everyKnown(project, subject)),
    };
  });
  inProject(api.takeAttributeTable, async ({ project, coder, standing }, { params, query, body }) => {
    const { attributes, rows } = await read(body);
    takeTable(project, coder.id, params.subject, { attributes, rows, was: query.was });
    return standing();
  });
  inProject(api.describeAttribute, ({ project, coder, standing }, { params, body }) => {
    describeAttribute(project, coder.id, params.attribute, body);
    return standing();
  });
  inProject(api.removeAttribute, ({ project, coder, standing }, { params }) => {
    removeAttribute(project, coder.id, params.attribute);
    return standing();
  });
}
