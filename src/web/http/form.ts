import { parse } from 'node:querystring';
import express, { type RequestHandler } from 'express';

const type = 'application/x-www-form-urlencoded';

const asFields: RequestHandler = (request, _response, next) => {
  // Only a body of this very type was read as text.
  if (request.is(type) !== false && typeof request.body === 'string')
    request.body = parse(request.body, '&', '=', { maxKeys: 0 });
  next();
};

/** Reads what a form sends, as queries are read: a field that comes twice is a list, and no name is more than a name. */
export const readForm: readonly RequestHandler[] = [express.text({ type, limit: '2mb' }), asFields];
