import type { FunctionWords } from './function-words.ts';

export const french: FunctionWords = {
  common: `a afin ah ai aie ailleurs ainsi alors an année années ans après as assez au aucun aucune aujourd'hui auquel aura
aurai aurais aurait auront aussi autre autres aux auxquels avaient avais avait avant avec avez aviez avions
avoir avons ayant à beaucoup bien car ce ceci cela celle celles celui cent cependant ces cet cette ceux chacun
chacune chaque chez chose choses ci comme comment contre côté côtés ça d'abord d'accord dans de depuis derrière
des desquels dessous dessus deux devant devrait dès déjà dis disaient disais disait disent dit dois doit doivent
donc donné dont du duquel durant elle elles en encore enfin ensuite entre envers es est est-ce et eu eue eux
étaient étais était étant été étiez étions êtes être façon façons faire fais faisaient faisais faisait faisant
fait faites fallait faudrait faut fera ferait fois font forcément fut genre genres gens hors ici il ils j'ai je
jour jours jusque juste la laquelle là le lequel les lesquelles lesquels leur leurs lors lorsque lui ma
maintenant mais mal malgré manière manières me mes même mêmes mieux mis moi moins moment moments mon monde ne ni
nos notre nous nôtre on ont or ou oui où par parce parfois parmi part partie pendant peu peut peut-être peuvent
peux plus plusieurs plutôt pour pourquoi pourtant pouvait pouvoir presque près pris puis puisque qu quand quant
que quel quelle quelles quelqu'un quelque quelques quels qui quoi rien sa sais savait savoir se sera serai
serait seront ses seulement si sinon soi soient sois soit sommes son sont sous souvent suis sur surtout ta tant
tard te tel telle tellement temps tes toi ton toujours tous tout toute toutes très trois trop tu un une va vais
vas venir vers veut veux viens vient voilà voir vois voit vont vos votre voulais voulait vouloir vous vôtre
vraiment vu y`,
  vague: `bon bonne bons bonnes grand grande grands grandes petit petite petits petites nouveau nouvelle premier première
premiers premières dire mettre trouver trouve trouvé`,
  fillers: `bah ben beh bon donc eh enfin euh hein hm hmm hop mm mmh ouais ouf oh ok okay pff quoi voilà voila tiens`,
  denying: `pas ne jamais rien aucun aucune aucuns aucunes sans ni guère nul nulle nullement`,
  lacking: `manque manquent manquait manqué manquer absence`,
};
