import type { Row } from './weights.ts';

const study = '12/20 · cases 4/5 · types 2/3 · parceiro 9/10 · financiador 0/5';

// prettier-ignore
export const portuguese: readonly Row[] = [
  ['Quase ninguém diz isso', '2/20', 'fits'],
  ['Quase ninguém diz isso', '20/20', 'does not fit'],
  ['Mais da metade diz isso', '18/20', 'fits'],
  ['Menos da metade diz isso', '12/20', 'does not fit'],
  ['Nem todos dizem isso', '20/20', 'does not fit'],
  ['Nem todos os parceiros dizem isso', study, 'fits'],
  ['Todos os parceiros dizem isso', study, 'does not fit'],
  ['Todos dizem isso', '20/20', 'fits'],
  ['Quase todos dizem isso', '18/20', 'fits'],
  ['A maioria dos parceiros diz isso', study, 'fits'],
  ['A maioria diz isso', '9/20', 'does not fit'],
  ['A grande maioria diz isso', '17/20', 'fits'],
  ['Uma minoria diz isso', '12/20', 'does not fit'],
  ['Nenhum financiador diz isso', study, 'fits'],
  ['Nenhum dos parceiros diz isso', study, 'does not fit'],
  ['Ninguém diz isso', '0/20', 'fits'],
  ['Apenas os parceiros dizem isso', '9/20 · parceiro 9/10 · financiador 0/10', 'fits'],
  ['Só os parceiros dizem isso', '10/20 · parceiro 9/10 · financiador 1/10', 'does not fit'],
  ['15 de 20 dizem isso', '15/20', 'fits'],
  ['Quinze dos vinte informantes dizem isso', '14/20', 'does not fit'],
  ['75 % dizem isso', '15/20', 'fits'],
  ['Dois terços dos informantes dizem isso', '14/21', 'fits'],
  ['Três quartos dizem isso', '10/20', 'does not fit'],
  ['Ambos os casos tinham um plano', '9/20 · cases 2/2', 'fits'],
  ['Muitos dizem isso', '12/20', 'fits'],
  ['Poucos dizem isso', '12/20', 'does not fit'],
  ['A maioria dos parceiros não diz isso', study, 'not sure'],
  ['Todos os vizinhos dizem isso', study, 'not sure'],
  ['Sobretudo, acima de tudo, demorou meia hora', study],
  ['Ajudam-se uns aos outros de uma vez por todas', study],
];
