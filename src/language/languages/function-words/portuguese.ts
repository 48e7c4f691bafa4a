import type { FunctionWords } from './function-words.ts';

export const portuguese: FunctionWords = {
  common: `a agora ah ainda aí além algo alguém algum alguma algumas alguns ali ambos ano anos ante antes ao aos apenas
apesar aquela aquelas aquele aqueles aqui aquilo as assim até através atrás à às bastante bem cada coisa coisas
com comigo como conforme conosco consigo contigo contra contudo cuja cujo da daí daquela daquele dar das dá dão
de dela delas dele deles demais dentro depois desde dessa dessas desse desses desta deste deu deve devem devia
dia diante dias disse disseram disso disto dita dito diz dizem dizia do dois dos duas durante e ela elas ele
eles em embora enquanto então entre era eram essa essas esse esses esta estamos estar estas estava estavam está
estávamos estão este estes esteve estive estivesse estou eu é éramos fazem fazendo fazer fazia fez fiz fizeram
foi fomos for fora foram forma formas fosse fui havia gente há hoje ia iam ir isso isto já jeito jeitos lado lados lá
lhe lhes lo logo mais mas me mesma mesmas mesmo mesmos meu meus mil mim minha minhas muita muitas muito muitos
na naquela naquele nas nela nele nessa nesse nesta neste ninguém nisso no nos nossa nossas nosso nossos nós num
numa numas nuns o onde ontem os ou outra outras outro outros para parece parte partes pela pelas pelo pelos
pessoa pessoas pode podem poder podia pois por porque porquê posso pouca poucas pouco poucos pôde pra pras prá
pro pronto pros própria próprio pude quais qual qualquer quando quanta quanto quantos quase que quem quer querem
queria quero quê quis sabe sabem saber sabia se sei seja sejam sempre sendo ser será serão seria seu seus si
sido sim sob sobre sou só sua suas tal talvez também tanta tanto tão te tem temos tendo tenha tenho ter teria
teu teus teve têm ti tido tinha tinham tipo tipos tive tivemos tiveram tínhamos toda todas todo todos tu tua
tuas tudo um uma umas uns vai vais vamos vários vão vejo vem ver vez vezes vi vinha vir viu você vocês vos vosso
vou são cá portanto facto altura`,
  vague: `bom boa boas bons grande grandes nova novo novas novos primeira primeiro última último falar fala falei falou
falava achar acha achava acho achei ficar fica ficava ficou fiquei deixar dizer`,
  fillers: `ahã aham bah bem bom claro cara enfim eh éh entendeu hein hm hmm hum né olha olhe ok opa pá pois pô pronto sabe
tá tava tavam tô tou uai ué uhum viu`,
  denying: `não nem nunca jamais sem nada ninguém nenhum nenhuma nenhuns nenhumas tampouco`,
  lacking: `falta faltam faltava faltou carece carecem ausência`,
};
