import type { FunctionWords } from './function-words.ts';

export const norwegian: FunctionWords = {
  common: `alle allerede allikevel alltid alt altså andre annen annet at av år åra årene året bak bare båda både begge ble
blei bli blir blitt bort borte bra burde bør da dag dagen dager de deg dei dem den denne der dere deres derfor
dersom det dette di din dine disse dit ditt dra du eg egen egentlig eget egne ein eit eitt eller ellers elles en
enda endå enn ens er et ett etter etterpå får fått fikk fin finne finnes finst fire flere fleste for fordi
forrige fortsatt fra fram fremdeles før først gang gangen ganger ganske gå går gått gi gikk gir gjennom gjerne
gjorde gjort gjør gjøre ha hadde han hans har hatt heile hel hele heller helt hennar henne hennes her hit hjå ho
hos hun hva hvem hver hverandre hvert hvilke hvilken hvis hvor hvordan hvorfor i iallfall igjen ikkje imot inn
inne innen ja jeg jo kan kanskje klart kom komme kommer kommet kor korleis kun kunne kva kvar kven kvifor lenge
lengre like liker likevel lite litt man mange må måtte med meg meget mellom men mens mer mere mest mi min mindre
mine mitt mot mye mykje nå når ned nesten noe noen nok noko nokon nokre nær nærmest ofte og også om omtrent opp
oppe oss over på sa sagt samme så såg sånn sånne se seg selv selvfølgelig senere ser sett si siden sin sine sist
sitt sjøl skal skulle slik slike små snart som står sted steder syns ta tar tatt tid tiden til tilbake ting
tingene to tre under ut ute utenfor var vart vår våre vårt ved veit vel veldig vet vi vil ville visste være vært`,
  vague: `god godt stor store stort liten lille ny nye nytt første siste sier synes tenke tenker tenkte tro tror trodde
trenge trenger bruke bruker begynne begynte`,
  fillers: `ah aha altså eh ehm hm hmm ja jaha javel jo liksom mm mhm nei neida nja ok okei okey oi typ vettu æh øh øhm`,
  denying: `ikke ikkje aldri ingen inget intet ingenting ingensteds nei uten utan verken korkje knapt neppe`,
  lacking: `mangler manglet manglar mangel savner`,
};
