import type { StemmedLanguage } from '../../src/domain/language.ts';

/** What people might say in interviews, made up for these tests. */
export const samples: Readonly<Record<StemmedLanguage, readonly string[]>> = {
  en: [
    `Well, when I started at the clinic nobody told me anything, so I just watched what the other nurses were doing. I
    don't think that was a good way to learn, but you know, after a few months I felt like I could handle most of it on
    my own.`,
    `My daughter goes to the school around the corner, and honestly the teachers there are great. What I didn't like was
    that they never asked us what we wanted. We only got a letter, and then it was too late to say something about it.`,
  ],
  es: [
    `Bueno, yo llegué aquí hace ocho años con mi hermana, y al principio no conocíamos a nadie. Después empecé a trabajar
    en una panadería, y ahí fue donde aprendí el oficio. La verdad es que la gente del barrio siempre nos ayudó mucho,
    pero el papeleo era muy difícil.`,
    `Pues mire, mi madre se enfermó y yo tuve que dejar la escuela para cuidarla. Nadie me preguntó si quería hacerlo, o
    sea, era lo normal en mi casa. Ahora que tengo hijos pienso que también ellos van a tener que decidir cosas así
    cuando sean grandes.`,
    `Lo que más me preocupa es el dinero, porque con lo que gano no alcanza para todo. Mi marido está sin trabajo desde
    mayo y eso nos tiene muy nerviosos a los dos. Hay noches en que no dormimos, pero bueno, hay que seguir adelante.`,
  ],
  fr: [
    `Alors moi, quand je suis arrivée dans le quartier, je ne connaissais personne. C'est la voisine du dessus qui m'a
    aidée avec les papiers, parce que franchement je n'y comprenais rien. Et puis après, on est devenues amies, et
    aujourd'hui encore on se voit presque tous les jours.`,
    `Ben, à l'hôpital, ils nous ont dit qu'il fallait attendre. On a attendu quatre heures avec le petit qui pleurait,
    et il n'y avait pas de chaise. Je me suis fâchée, oui, mais qu'est-ce que vous voulez, il y a du monde et ils ne sont
    pas assez nombreux.`,
    `Je travaille là depuis vingt ans et j'ai vu beaucoup de choses changer. Avant, le chef passait nous voir le matin,
    maintenant tout se fait par message. Ça me manque un peu, cette manière de se parler, mais les jeunes ils trouvent
    ça normal.`,
  ],
  pt: [
    `Olha, eu comecei a trabalhar muito cedo, tinha treze anos quando fui para a fábrica com o meu pai. Não era fácil,
    mas a gente não tinha escolha. Depois casei, vieram os filhos, e só mais tarde é que voltei para a escola e acabei o
    curso.`,
    `Então, o médico disse que não era nada, que eu estava cansada e precisava dormir. Mas eu sabia que havia alguma
    coisa errada, né? Fui a outro hospital com a minha irmã e aí descobriram o que era. Até hoje eu fico com raiva quando
    penso nisso.`,
    `Aqui na aldeia já quase não há crianças, os mais novos foram todos para a cidade ou para fora do país. A escola
    fechou no ano passado. Nós, os que ficamos, vamos tomando conta uns dos outros, mas há dias em que isto é muito
    triste.`,
  ],
  de: [
    `Also ich habe damals in der Küche angefangen, und da hat mir eigentlich niemand etwas erklärt. Ich musste einfach
    zuschauen und das dann irgendwie nachmachen. Nach ein paar Wochen ging es besser, aber am Anfang bin ich jeden Abend
    weinend nach Hause gegangen.`,
    `Na ja, mit der Schule war das so: Unser Sohn wollte nicht mehr hingehen, und wir wussten nicht, warum. Die Lehrerin
    war nett, aber sie hatte halt dreißig Kinder in der Klasse. Irgendwann haben wir dann gesagt, so kann es nicht
    weitergehen.`,
    `Seit mein Mann tot ist, bin ich viel allein. Die Nachbarin kommt manchmal vorbei, dann trinken wir einen Kaffee und
    reden über früher. Ich würde gern öfter rausgehen, aber der Bus fährt bei uns nur noch zweimal am Tag.`,
  ],
  it: [
    `Allora, io sono arrivata in questa città nel novanta, con due valigie e un bambino piccolo. All'inizio non parlavo
    bene la lingua, e la gente mi guardava un po' male. Poi ho trovato lavoro da una signora anziana, e lei mi ha
    insegnato tutto quello che so.`,
    `Guardi, il problema non è la scuola, è che nessuno ascolta i ragazzi. Mia figlia tornava a casa e non diceva niente,
    si chiudeva in camera. Quando siamo andati a parlare con gli insegnanti ci hanno detto che era una cosa normale
    dell'età.`,
    `Beh, dopo l'incidente ho dovuto smettere di lavorare per quasi un anno. Mio fratello mi ha aiutato con i soldi, ma
    non è stato facile chiederglieli. C'è anche l'orgoglio, no? Adesso va meglio, però certe mattine mi alzo ancora con
    la paura.`,
  ],
  nl: [
    `Nou ja, toen ik hier begon had ik eigenlijk geen idee wat ik moest doen. Mijn collega zei dat ik gewoon mee moest
    lopen en dan zou het vanzelf wel komen. Dat was ook zo, maar de eerste weken vond ik het echt heel zwaar en ik was
    elke avond doodmoe.`,
    `Mijn moeder woont nu in een tehuis en daar heb ik het best moeilijk mee. Ze wilde zelf niet weg uit haar huis, maar
    het ging niet meer. De mensen die daar werken doen hun best, alleen zijn er veel te weinig, en dat merk je aan alles.`,
    `Wij hebben toen met de hele straat een brief geschreven aan de gemeente. Daar kwam maanden niets op terug. Uiteindelijk
    stond er opeens iemand voor de deur die wilde weten wat er aan de hand was, en die heeft het voor ons opgelost.`,
  ],
  ru: [
    `Ну, когда мы сюда переехали, я никого не знала. Муж работал с утра до ночи, а я сидела дома с ребёнком. Потом
    познакомилась с соседкой, она мне очень помогла, рассказала, куда идти за документами и как записаться к врачу.`,
    `Вы понимаете, в школе у нас тогда всё было по-другому. Учителя были строгие, но мы их уважали. А сейчас дети сидят в
    телефонах, и никто никого не слушает. Я не говорю, что раньше было лучше, просто было иначе.`,
    `После больницы я долго не могла работать, и денег, конечно, не хватало. Сестра давала мне в долг, хотя у неё самой
    двое детей. Мне было стыдно просить, но без неё я бы не справилась, это точно.`,
  ],
  sv: [
    `Ja, när jag började på förskolan var det ingen som visade mig hur man skulle göra. Jag fick liksom lära mig själv, och
    det var jobbigt i början. Men barnen var fantastiska, och efter några månader kände jag att jag hade hittat rätt.`,
    `Min pappa blev sjuk förra hösten, och då var det jag som fick ta hand om allt. Mina bröder bor långt härifrån, så de
    kunde inte komma så ofta. Jag är inte arg på dem, men ibland hade jag velat att någon frågade hur jag mådde.`,
    `Alltså, det svåraste var nog att prata med kommunen. De skickade oss från det ena kontoret till det andra, och varje
    gång var vi tvungna att berätta allting från början igen. Till slut orkade vi inte längre utan gav upp.`,
  ],
  no: [
    `Ja, da jeg begynte på sykehjemmet var det ingen som viste meg hvordan ting skulle gjøres. Jeg måtte bare følge med og
    lære underveis, og det var ganske tungt i starten. Men etter noen uker ble jeg kjent med de andre, og da gikk det mye
    bedre.`,
    `Faren min ble syk i fjor høst, og så var det jeg som måtte ta meg av alt. Brødrene mine bor langt unna, så de kunne
    ikke komme så ofte. Jeg er ikke sint på dem, men noen ganger skulle jeg ønske at noen spurte hvordan jeg hadde det.`,
    `Altså, det vanskeligste var nok å snakke med kommunen. De sendte oss fra det ene kontoret til det andre, og hver gang
    måtte vi fortelle hele historien på nytt. Til slutt orket vi ikke mer, og så ga vi bare opp.`,
  ],
};
