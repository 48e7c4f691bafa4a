import { z } from 'zod';
import type { Operation } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const described: Record<string, unknown> = {
    ...z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }),
  };
  delete described['$schema'];
  return described;
};

/** The OpenAPI document of the API, made from the very schemas by which requests are read. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { name, operation } of operations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: described(name, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description:
        'The same operations as the pages. Start the server with a token (--token-file) and send it as a bearer token; X-Coder names who codes.',
    },
    paths,
  };
}

function described(name: string, operation: Operation): Record<string, unknown> {
  const hasBody = operation.method !== 'get' && Object.keys(propertiesOf(operation.body)).length > 0;
  const isFile = mediaOf(operation.body) !== 'application/json';
  const failure = {
    description: 'A sentence that says what is wrong',
    content: {
      'application/json': { schema: { type: 'object', properties: { message: { type: 'string' } } } },
    },
  };
  return {
    operationId: name,
    summary: operation.summary,
    parameters: [...parametersOf(operation.params, 'path'), ...parametersOf(operation.query, 'query')],
    ...((hasBody || isFile) && {
      requestBody: { required: true, content: contentOf(operation.body, 'input') },
    }),
    responses: {
      200: { description: 'Done', content: contentOf(operation.answer, 'output') },
      400: failure,
      404: failure,
      409: failure,
    },
  };
}

/** A body that is a file says so by a description that is its type. */
const mediaOf = ({ description = '' }: z.ZodType): string =>
  /^(?:application|text)\/[\w.+-]+$/.test(description) ? description : 'application/json';

const contentOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const media = mediaOf(schema);
  const of = media === 'application/json' ? schemaOf(schema, io) : { type: 'string', format: 'binary' };
  return { [media]: { schema: of } };
};

function propertiesOf(schema: z.ZodType): Record<string, unknown> {
  const { properties } = schemaOf(schema, 'input');
  return typeof properties === 'object' && properties !== null ? { ...properties } : {};
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Record<string, unknown>[] {
  const { required } = schemaOf(schema, 'input');
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(propertiesOf(schema)).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    schema: of,
  }));
}
