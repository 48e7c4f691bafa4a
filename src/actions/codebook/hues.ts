import type { Code } from '../../domain/code.ts';
import { hues, nextHue } from '../../domain/colour.ts';
import type { Project } from '../../storage/project.ts';

/** The group of codes that were made while reading and have no place yet: each of them has a colour of its own. */
export const newCodesName = 'New codes';

/** Whether codes in a place get a colour each: at the top, and among those that were made while reading. */
function isColourful(codes: readonly Code[], parentId: number | null): boolean {
  const parent = codes.find(({ id }) => id === parentId);
  return !parent || (parent.parentId === null && parent.name === newCodesName);
}

/** Gives colours to codes as they come, in order: to those at the top and those made while reading the next hue, null to others. */
export function hueGiver(project: Project): (parentId: number | null) => string | null {
  const codes = project.codes.all();
  const given = codes.filter(({ parentId }) => isColourful(codes, parentId)).map(({ colour }) => colour);
  return (parentId) => {
    if (!isColourful(codes, parentId)) return null;
    const hue = nextHue(given);
    given.push(hue);
    return hue;
  };
}

/** The colour of a code that goes elsewhere: one that it was given by itself stays behind where shades are the rule. */
export function hueElsewhere(project: Project, code: Code, parentId: number | null): string | null {
  const codes = project.codes.all();
  const [was, becomes] = [isColourful(codes, code.parentId), isColourful(codes, parentId)];
  if (becomes) return code.colour ?? hueGiver(project)(parentId);
  const isByItself = hues.some((hue) => hue === code.colour);
  return was && isByItself ? null : code.colour;
}
