import { createHash } from 'node:crypto';
import type { PageCode } from '../../api/coding-page.ts';
import { asListed, type PlacedCode } from '../../domain/code.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { dataBlock } from '../http/render.ts';
import type { Scope } from '../http/request-context.ts';
import type { Views } from '../views/views.ts';

/** The codebook as it stands beside a text: its lines, and what a page knows of each code. */
export function codesBeside({ project, codeStyles }: Scope): Views['coding/codes'] {
  const codes = placedCodes(project);
  return {
    codes: asListed(codes),
    mark: codebookMark(project),
    styles: codeStyles(),
    data: dataBlock('codes-data', codes.map(asPageCode)),
  };
}

const asPageCode = ({ guid: _guid, origin: _origin, ...code }: PlacedCode): PageCode => code;

/** The array of codes stands until one of them changes, and so does its mark. */
const marks = new WeakMap<readonly PlacedCode[], string>();

/** Another one whenever anything changes that a page shows of the codes: 16 hexadecimal digits. */
export function codebookMark(project: Project): string {
  const codes = placedCodes(project);
  const mark = marks.get(codes) ?? markOf(codes.map(asPageCode));
  marks.set(codes, mark);
  return mark;
}

const markOf = (codes: readonly PageCode[]): string =>
  createHash('sha256').update(JSON.stringify(codes)).digest('hex').slice(0, 16);
