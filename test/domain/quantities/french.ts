import type { Row } from './weights.ts';

const study = '12/20 · cases 4/5 · types 2/3 · partenaire 9/10 · bailleur 0/5';

// prettier-ignore
export const french: readonly Row[] = [
  ['Presque personne ne le dit', '2/20', 'fits'],
  ['Presque personne ne le dit', '20/20', 'does not fit'],
  ['Plus de la moitié le disent', '18/20', 'fits'],
  ['Moins de la moitié le disent', '12/20', 'does not fit'],
  ['Pas tous les partenaires disent cela', study, 'fits'],
  ['Tous les partenaires disent cela', study, 'does not fit'],
  ['Tout le monde dit cela', '20/20', 'fits'],
  ['Presque tous disent cela', '18/20', 'fits'],
  ['La plupart des partenaires disent cela', study, 'fits'],
  ['La plupart disent cela', '9/20', 'does not fit'],
  ['La grande majorité des informateurs dit cela', '17/20', 'fits'],
  ['Une minorité dit cela', '12/20', 'does not fit'],
  ['Aucun bailleur ne le dit', study, 'fits'],
  ['Aucun des partenaires ne le dit', study, 'does not fit'],
  ['Personne ne le dit', '0/20', 'fits'],
  ['Seuls les partenaires le disent', '9/20 · partenaire 9/10 · bailleur 0/10', 'fits'],
  ['Seuls les partenaires le disent', '10/20 · partenaire 9/10 · bailleur 1/10', 'does not fit'],
  ['15 sur 20 disent cela', '15/20', 'fits'],
  ['Quinze des vingt informateurs disent cela', '14/20', 'does not fit'],
  ['75 % disent cela', '15/20', 'fits'],
  ['Deux tiers des informateurs disent cela', '14/21', 'fits'],
  ['Trois quarts des informateurs disent cela', '10/20', 'does not fit'],
  ['Au moins dix informateurs disent cela', '12/20', 'fits'],
  ['Dans les deux cas, il y avait un plan', '9/20 · cases 2/2', 'fits'],
  ['Certains disent cela', '5/20', 'fits'],
  ['Beaucoup disent cela', '2/20', 'does not fit'],
  ['La plupart des partenaires ne disent pas cela', study, 'not sure'],
  ['Tous les partenaires locaux disent cela', study, 'not sure'],
  ['Il fallait le faire tout de suite, avant tout, et pas du tout la plupart du temps', study],
  ['Ils se font confiance les uns les autres', study],
];
