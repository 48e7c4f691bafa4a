import type { FunctionWords } from './function-words.ts';

export const spanish: FunctionWords = {
  common: `a acá ahí ahora al algo alguien alguna algunas alguno algunos algún allá allí ambos ante antes año años aquel
aquella aquellas aquello aquellos aquí así aunque aún bajo bastante bien cada casi como con conmigo contigo
contra cosa cosas cómo cual cuales cualquier cualquiera cuando cuanta cuantas cuanto cuantos cuál cuáles cuándo
cuánta cuántas cuánto cuántos cuya cuyas cuyo cuyos da daba dan dar de debe deben debía decimos decía decían del
demasiado demás dentro desde después di dice dicen dices dicho digo dije dijeron dijo donde dos dónde durante e
el ella ellas ello ellos en encima entonces entre era eran eras eres es esa esas ese eso esos esta estaba
estaban estabas estado estamos estar estará estas está estábamos están estás este esté esto estos estoy estuve
estuvo él éramos forma formas fue fuera fueron fui fuimos ha haber había habían habrá hace hacen hacer haces
hacia haciendo hacía hacían hago han has hasta hay haya he hecho hemos hice hicieron hizo hoy hubo iba iban
igual ir íbamos jamás la las le les lo los luego manera maneras mas más me mejor mejores menos mi mientras mis
misma mismas mismo mismos mí mía mías mío míos mucha muchas mucho muchos muy nos nosotras nosotros nuestra
nuestras nuestro nuestros o os otra otras otro otros para parte partes pero poca pocas poco pocos podemos poder
podía podían por porque porqué pude pudo puede pueden puedes puedo pues puesto que quería querían qué quien
quienes quiere quieren quieres quiero quién quise quiso quizá quizás sabe saben sabes sabía se sea sean según
ser será serán sería sé si sido siempre sino sí sobre sois solo somos son soy sólo su sus suya suyas suyo suyos
tal tales también tan tanta tantas tanto tantos te tendría tenemos tener tengan tengo tenido tenía teníamos
tenían ti tiene tienen tienes tipo tipos toda todas todavía todo todos tras tu tus tuve tuvo tuya tuyo tú u un
una unas uno unos usted ustedes va vais vamos van vas veces venir veo ver vez vi viene vine visto vosotros voy
vuestra vuestro y ya yo creo mira`,
  vague: `gran grande grandes nueva nuevo nuevas nuevos primer primera primero decir hablar dejar gustar gusta querer
pasar pasa parecer parece quedar queda cierta ciertas cierto ciertos`,
  fillers: `ah ajá bah bueno claro dale digamos eh ehm em este hm hmm ja mm mmm nomás oh ok okay oye pues sea sip uf uh vale vaya
verdad viste`,
  denying: `no ni nunca jamás sin nada nadie ningún ninguna ninguno ningunas ningunos tampoco apenas`,
  lacking: `falta faltan faltaba faltó falto carece carecen carecer ausencia`,
};
