import type { Row } from './weights.ts';

const study = '12/20 · cases 4/5 · types 2/3 · socio 9/10 · donante 0/5';

// prettier-ignore
export const spanish: readonly Row[] = [
  ['Casi nadie lo dice', '2/20', 'fits'],
  ['Casi nadie lo dice', '20/20', 'does not fit'],
  ['Más de la mitad lo dice', '18/20', 'fits'],
  ['Menos de la mitad lo dice', '12/20', 'does not fit'],
  ['No todos lo dicen', '20/20', 'does not fit'],
  ['No todos los socios lo dicen', study, 'fits'],
  ['Todos los socios lo dicen', study, 'does not fit'],
  ['Todo el mundo lo dice', '20/20', 'fits'],
  ['Casi todos lo dicen', '18/20', 'fits'],
  ['La mayoría de los socios lo dice', study, 'fits'],
  ['La mayoría lo dice', '9/20', 'does not fit'],
  ['La gran mayoría lo dice', '17/20', 'fits'],
  ['Una minoría lo dice', '12/20', 'does not fit'],
  ['Ningún donante lo dice', study, 'fits'],
  ['Ninguno de los socios lo dice', study, 'does not fit'],
  ['Nadie lo dice', '0/20', 'fits'],
  ['Solo los socios lo dicen', '9/20 · socio 9/10 · donante 0/10', 'fits'],
  ['Solo los socios lo dicen', '10/20 · socio 9/10 · donante 1/10', 'does not fit'],
  ['15 de 20 lo dicen', '15/20', 'fits'],
  ['Quince de los veinte informantes lo dicen', '14/20', 'does not fit'],
  ['El 75 % lo dice', '15/20', 'fits'],
  ['Dos tercios de los informantes lo dicen', '14/21', 'fits'],
  ['Tres cuartas partes lo dicen', '10/20', 'does not fit'],
  ['Ambos casos tenían un plan', '9/20 · cases 2/2', 'fits'],
  ['Muchos lo dicen', '12/20', 'fits'],
  ['Pocos lo dicen', '12/20', 'does not fit'],
  ['La mayoría de los socios no lo dice', study, 'not sure'],
  ['Todos los vecinos lo dicen', study, 'not sure'],
  ['Sobre todo, después de todo, tardó media hora', study],
  ['Se ayudan unos a otros de una vez por todas', study],
];
