import type { FunctionWords } from './function-words.ts';

export const dutch: FunctionWords = {
  common: `aan achter af al alle alleen allemaal alles als alsof altijd ander andere anderen anders behalve ben bent best
beter bij bijna bijvoorbeeld binnen boven buiten daar daarbij daardoor daarin daarmee daarna daarnaast daarom
daarop daarover daarvan daarvoor dan dat de deden deed der deze dezelfde die ding dingen dit doe doen doet door
dus echt echter een eens eerst eigen eigenlijk elk elkaar elke en enige enkele er eraan erbij erg ergens ermee
erop erover ervan ervoor even ga gaan gaat gauw gedaan gehad gekregen gemaakt genoeg geweest gewoon gewoond
geworden gezegd ging gingen graag haar had hadden heb hebben hebt heeft heel hele helemaal hem hen het hetzelfde
hier hij hoe hoeft hoewel hun ieder iedere iedereen iemand iets ik in inderdaad is ja jaar jaren je jezelf jij
jou jouw jullie kan keer keren kon konden kun kunnen kunt kwam kwamen laat lang laten later liet maakte maar me
mee meer meest meestal meeste men met mezelf mij mijn mijne mijzelf minder misschien mocht mochten moest moesten
moet moeten mogen na naar naast natuurlijk net nog nogal nou nu of ofzo om omdat onder ongeveer ons onszelf onze
ook op opeens over overal paar pas per precies rond sinds slechts snel soms soort soorten staan staat steeds
straks te tegen ten ter terug terwijl tijd tijden toch toen tot totdat tussen twee u uit uw vaak vaker van vanaf
vandaag vanuit veel veels verder vond voor vooral voordat vroeger waar waarbij waardoor waarin waarmee waarom
waarop waarvan waarvoor want waren was wat we weer weet weg weinig wel weleens welk welke werd werden wezen wie
wij wil wilde wilden willen wilt word worden wordt wou zag zal zat ze zeer zeg zei zeiden zeker zelf zelfs zich
zichzelf zie zien ziet zij zijn zo zo'n zoals zodat zoiets zou zouden zoveel zulke zullen`,
  vague: `goed goede groot grote klein kleine nieuw nieuwe eerste maken maak maakt zeggen zegt vinden vind vindt denken
denk komen kom komt krijgen krijg krijgt`,
  fillers: `ach ah aha eh ehm enzo goh hè hé hm hmm hoor joh ja jawel mm mmm mwah nee nou oh oké ok okay oja pff tja
uh uhm zeg zegmaar`,
  denying: `niet niets niks nooit niemand nergens geen nee zonder noch nauwelijks amper evenmin`,
  lacking: `ontbreekt ontbreken ontbrak gebrek mist`,
};
