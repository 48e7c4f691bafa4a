import { expect, test } from 'vitest';
import { scoreOf, type Calibration } from '../../../src/domain/qca/calibration.ts';
import { fitOf } from '../../../src/domain/qca/fit.ts';
import { eitherNecessities, singleNecessities } from '../../../src/domain/qca/necessity.ts';
import { solve, type Solution } from '../../../src/domain/qca/solution.ts';
import { writeTerm } from '../../../src/domain/qca/term.ts';
import { negated, truthTableOf } from '../../../src/domain/qca/truth-table.ts';
import { asWritten, krook, lipsetCrisp, lipsetFuzzy, lipsetRaw, type PublishedStudy } from './studies.ts';

const solved = (
  { cases, conditions }: PublishedStudy,
  cut: number,
  { isNegated }: { readonly isNegated: boolean } = { isNegated: false },
) => {
  const asked = isNegated ? negated(cases) : cases;
  const table = truthTableOf(asked, conditions.length, { consistency: cut, pri: 0, frequency: 1 });
  return {
    asked,
    table,
    ...solve(
      table,
      conditions.map(() => 'present' as const),
    ),
  };
};
const modelsOf = ({ models }: Solution, { conditions }: PublishedStudy): string[] =>
  models.map(({ terms }) => asWritten(terms, conditions, writeTerm).join(' + ')).toSorted();
const assumedOf = ({ models }: Solution): number[] => models.map(({ assumed }) => assumed.length).toSorted();

test('all 108 published fuzzy scores follow from what was measured', () => {
  const anchors = [[400, 550, 900], [25, 50, 65], [50, 75, 90], [20, 30, 40], [15, 9.5, 5], [-9, 0, 10]]; // prettier-ignore
  const made = Object.values(lipsetRaw).map((facts) =>
    facts.map((fact, at) => {
      const [out = 0, crossover = 0, full = 0] = anchors[at] ?? [];
      return scoreOf({ kind: 'fuzzy', out, crossover, in: full }, fact);
    }),
  );
  expect(made).toEqual(lipsetFuzzy.cases.map(({ conditions, outcome }) => [...conditions, outcome]));
});

test('all 108 published crisp scores follow from what was measured', () => {
  const rules: Calibration[] = [550, 50, 75, 30].map((threshold) => ({
    kind: 'crisp',
    side: 'from',
    threshold,
  }));
  rules.push({ kind: 'crisp', side: 'below', threshold: 10 }, { kind: 'crisp', side: 'from', threshold: 0 });
  const made = Object.values(lipsetRaw).map((facts) =>
    facts.map((fact, at) => scoreOf(rules[at] ?? { kind: 'own' }, fact)),
  );
  expect(made).toEqual(lipsetCrisp.cases.map(({ conditions, outcome }) => [...conditions, outcome]));
});

test('the rows of the fuzzy table are as published: their number, cases, consistency and PRI', () => {
  const { table } = solved(lipsetFuzzy, 0.8);
  const rows = table.rows.map(({ number, leads, cases, consistency, pri }) =>
    [
      number,
      leads ? 1 : 0,
      consistency.toFixed(3),
      pri.toFixed(3),
      cases.map((at) => lipsetFuzzy.names[at]).join(' '),
    ].join(),
  );
  expect(rows).toEqual([
    '1,0,0.216,0.000,GR PT ES', '2,0,0.278,0.000,IT RO', '5,0,0.521,0.113,HU PL', '6,0,0.529,0.228,EE',
    '22,1,0.804,0.719,FI IE', '23,0,0.378,0.040,AU', '24,0,0.709,0.634,FR SE', '31,0,0.445,0.050,DE',
    '32,1,0.904,0.886,BE CZ NL UK',
  ]); // prettier-ignore
  expect(table.remainders).toBe(23);
});

test('with one condition less two rows of the crisp table contradict themselves, as the textbook shows', () => {
  const cases = lipsetCrisp.cases.map((one) => ({ ...one, conditions: one.conditions.slice(0, 4) }));
  const table = truthTableOf(cases, 4, { consistency: 1, pri: 0, frequency: 1 });
  const called = (places: readonly number[]): string => places.map((at) => lipsetCrisp.names[at]).join(' ');
  const contradictions = table.rows.flatMap(({ number, consistency, contradiction }) =>
    contradiction
      ? [[number, consistency.toFixed(3), called(contradiction.with), called(contradiction.without)]]
      : [],
  );
  expect(contradictions).toEqual([
    [12, '0.667', 'FR SE', 'AU'],
    [16, '0.800', 'BE CZ NL UK', 'DE'],
  ]);
  const { conservative, parsimonious } = solve(table, ['', '', '', '']);
  const study = { ...lipsetCrisp, conditions: ['DEV', 'URB', 'LIT', 'IND'] };
  expect(modelsOf(conservative, study)).toEqual(['DEV*~URB*LIT*~IND']);
  expect([modelsOf(parsimonious, study), assumedOf(parsimonious)]).toEqual([['DEV*~IND'], [3]]);
});

test('Lipset, crisp: all three solutions of the presence, and those of the absence', () => {
  const there = solved(lipsetCrisp, 1);
  expect(modelsOf(there.conservative, lipsetCrisp)).toEqual(['DEV*LIT*IND*STB + DEV*~URB*LIT*STB']);
  expect([modelsOf(there.parsimonious, lipsetCrisp), assumedOf(there.parsimonious)]).toEqual([
    ['DEV*STB'],
    [5],
  ]);
  expect([modelsOf(there.intermediate, lipsetCrisp), assumedOf(there.intermediate)]).toEqual([
    ['DEV*LIT*STB'],
    [1],
  ]);
  const missing = solved(lipsetCrisp, 1, { isNegated: true });
  expect(modelsOf(missing.conservative, lipsetCrisp)).toEqual(['DEV*LIT*IND*~STB + ~DEV*~URB*~IND']);
  expect([modelsOf(missing.parsimonious, lipsetCrisp), assumedOf(missing.parsimonious)]).toEqual([
    ['~DEV + ~STB'],
    [18],
  ]);
});

test('Lipset, fuzzy from .8 on: the easy counterfactual alone is taken in, not literal by literal', () => {
  const { conservative, parsimonious, intermediate } = solved(lipsetFuzzy, 0.8);
  expect(modelsOf(conservative, lipsetFuzzy)).toEqual(['DEV*URB*LIT*IND*STB + DEV*~URB*LIT*~IND*STB']);
  expect([modelsOf(parsimonious, lipsetFuzzy), assumedOf(parsimonious)]).toEqual([
    ['DEV*~IND + URB*STB'],
    [12],
  ]);
  expect([modelsOf(intermediate, lipsetFuzzy), assumedOf(intermediate)]).toEqual([
    ['DEV*LIT*~IND*STB + DEV*URB*LIT*STB'],
    [1],
  ]);
});

test('Lipset, fuzzy from .7 on: the same formulas as crisp, for presence and absence', () => {
  const there = solved(lipsetFuzzy, 0.7);
  expect(modelsOf(there.conservative, lipsetFuzzy)).toEqual(['DEV*LIT*IND*STB + DEV*~URB*LIT*STB']);
  expect(modelsOf(there.parsimonious, lipsetFuzzy)).toEqual(['DEV*STB']);
  const missing = solved(lipsetFuzzy, 0.7, { isNegated: true });
  expect(modelsOf(missing.conservative, lipsetFuzzy)).toEqual(['DEV*LIT*IND*~STB + ~DEV*~URB*~IND']);
  expect([modelsOf(missing.parsimonious, lipsetFuzzy), assumedOf(missing.parsimonious)]).toEqual([
    ['~DEV + ~STB'],
    [18],
  ]);
});

test.each([
  [0.7, 'parsimonious', [0.8688, 0.8481, 0.8239], [[0.8688, 0.8239]]],
  [0.8, 'parsimonious', [0.8503, 0.8186, 0.7136], [[0.8148, 0.1937], [0.8738, 0.4296]]],
  [0.8, 'conservative', [0.8698, 0.843, 0.6585], [[0.8043, 0.2042], [0.9042, 0.3932]]],
  [0.8, 'intermediate', [0.8659, 0.8386, 0.6596], [[0.8136, 0.1913], [0.9007, 0.3779]]],
] as const)('Lipset, fuzzy from %d on: consistency, PRI, coverage and unique coverage of the %s solution', (cut, kind, whole, terms) => {
  const all = solved(lipsetFuzzy, cut);
  const [model] = all[kind].models;
  const fit = fitOf(model?.terms ?? [], all.asked);
  const four = (number: number | null): number => Math.round(1e4 * (number ?? 0)) / 1e4;
  expect([fit.consistency, fit.pri, fit.coverage].map(four)).toEqual(whole);
  const own = fit.terms.map((one) => [four(one.consistency), four(one.uniqueCoverage)]);
  expect(own.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(terms);
}); // prettier-ignore

test('Lipset, fuzzy: how necessary each condition is, and its absence', () => {
  const three = (number: number | null): string => (number ?? 0).toFixed(3);
  const found = singleNecessities(5, lipsetFuzzy.cases).map(({ consistency, coverage, relevance }) =>
    [consistency, coverage, relevance].map(three).join(' '),
  );
  expect(found).toEqual([
    '0.831 0.775 0.811', '0.285 0.274 0.587', '0.539 0.771 0.899', '0.568 0.402 0.452', '0.991 0.643 0.509',
    '0.096 0.168 0.764', '0.669 0.684 0.786', '0.417 0.367 0.576', '0.920 0.707 0.680', '0.218 0.269 0.687',
  ]); // prettier-ignore
});

test('Krook: five conservative terms, and both parsimonious models, none kept back', () => {
  const { conservative, parsimonious, intermediate } = solved(krook, 1);
  expect(modelsOf(conservative, krook)).toEqual([
    'ES*QU*~WS*LP + ES*QU*~WS*WM + ES*WS*WM*LP + ES*WS*~WM*~LP + ~ES*~WS*WM*LP',
  ]);
  expect(modelsOf(parsimonious, krook)).toEqual([
    'ES*WM + QU*LP + WM*LP + WS',
    'ES*WM + QU*LP + WS + ~ES*LP',
  ]);
  expect(assumedOf(parsimonious)).toEqual([15, 16]);
  expect(modelsOf(intermediate, krook)).toEqual([
    'ES*QU*LP + ES*QU*WM + ES*WS + WM*LP',
    'ES*QU*LP + ES*QU*WM + ES*WS + ~ES*WM*LP',
  ]);
  expect(assumedOf(intermediate)).toEqual([6, 7]);
});

test('Krook, the absence: three parsimonious models', () => {
  const { conservative, parsimonious } = solved(krook, 1, { isNegated: true });
  expect(modelsOf(conservative, krook)).toEqual(['ES*~QU*~WS*~WM*LP + QU*~WS*~WM*~LP + ~ES*~WS*WM*~LP']);
  expect(modelsOf(parsimonious, krook)).toEqual([
    'ES*~QU*~WS + ~ES*~LP + ~WS*~WM*~LP',
    '~ES*~LP + ~QU*~WM*LP + ~WS*~WM*~LP',
    '~ES*~LP + ~QU*~WS*~WM + ~WS*~WM*~LP',
  ]);
});

test('Krook: one or another of several conditions is necessary, ES or LP most of all', () => {
  const found = eitherNecessities(5, krook.cases, { consistency: 1, coverage: 0.51, most: 3 });
  const named = found.map(({ either: { fixed, values }, coverage }) => {
    const names = krook.conditions.flatMap((name, at) =>
      (fixed & (1 << at)) === 0 ? [] : `${(values & (1 << at)) === 0 ? '~' : ''}${name}`,
    );
    return `${names.join('+')} ${(coverage ?? 0).toFixed(3)}`;
  });
  expect(named.toSorted()).toEqual([
    'ES+LP 0.733', 'ES+WM 0.524', 'QU+WM+~LP 0.524', 'QU+WS+LP 0.550', 'QU+WS+WM 0.524', 'QU+~WM+LP 0.550',
    'WS+WM+LP 0.611', '~ES+QU+WS 0.524',
  ]); // prettier-ignore
});
