import { expect, test } from 'vitest';
import { dayOfPart, partsOfName } from '../../src/domain/name-parts.ts';

test('a file’s name falls into its parts, a day staying one of them', () => {
  expect(partsOfName('folder/CaseA_partner_03.txt')).toEqual(['CaseA', 'partner', '03']);
  expect(partsOfName('Rosa Medina (2025-03-31) interview.docx')).toEqual([
    'Rosa',
    'Medina',
    '2025-03-31',
    'interview',
  ]);
  expect(partsOfName('20250331_Kisumu.vtt')).toEqual(['20250331', 'Kisumu']);
});

test('a part is a day only where it says one', () => {
  expect(['2025-03-31', '20250331', '2025_03_31', '03', 'Kisumu'].map(dayOfPart)).toEqual([
    '2025-03-31',
    '2025-03-31',
    '2025-03-31',
    null,
    null,
  ]);
});
