import type { VoicesQuery } from '../../api/synthesis.ts';
import type { Stance } from '../../domain/coding.ts';
import { shareOf, type Voice } from '../../domain/voices.ts';
import type { VoicedCode } from '../../study/synthesis/synthesis.ts';
import type { Scope } from '../http/request-context.ts';
import { branchForm, branchParams } from '../views/branch-form.ts';
import type { Views } from '../views/views.ts';
import { voicesPicture } from './voices-picture.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A share with the people it is out of, and how many are left out of it. */
function saysOf({ raising, known, interviewed }: Voice): string {
  if (interviewed === 0) return 'not asked';
  const unread = interviewed - known;
  const out = unread === 0 ? '' : `, ${unread} not read for it`;
  return known === 0 ? `${unread} not read for it` : `${raising} of ${known}${out}`;
}

/** Of so few people a share says next to nothing: one more would turn it over. */
const few = 2;

export function voicesPage(
  scope: Scope,
  query: VoicesQuery,
  found: readonly VoicedCode[],
): Omit<Views['synthesis/voices'], 'put'> {
  const cellHref = (key: string, column: string, stance: Stance): string => {
    const params = branchParams(query);
    for (const [name, value] of [
      ['rows', 'informant type'],
      ['measure', 'informants'],
      ['row', key],
      ['column', column],
      ['stance', stance],
    ] as const)
      params.set(name, value);
    return `${scope.base}/matrix/excerpts?${params.toString()}`;
  };
  return {
    ...branchForm(scope, query),
    picture: voicesPicture(found),
    types: (found[0]?.voices ?? []).map(({ type, interviewed }) => ({
      label: type,
      interviewed,
      isFew: interviewed <= few,
    })),
    lines: found.map(({ code, voices, voiced }) => ({
      codeId: code.id,
      name: code.name,
      path: code.path,
      isSingle: voiced.isSingle,
      weakest: voiced.weakest === null ? '–' : percent(voiced.weakest),
      spread: voiced.spread.toFixed(2),
      voices: voices.map((voice) => ({
        ...voice,
        hrefs: {
          for: cellHref(voice.key, code.key, 'for'),
          qualified: cellHref(voice.key, code.key, 'qualified'),
          against: cellHref(voice.key, code.key, 'against'),
        },
        share: shareOf(voice) ?? 0,
        says: saysOf(voice),
      })),
    })),
  };
}
