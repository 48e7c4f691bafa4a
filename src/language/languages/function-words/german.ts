import type { FunctionWords } from './function-words.ts';

const common = `ab aber all alle allem allen aller allerdings alles als also am an ander andere anderem anderen anderer anderes
anders auch auf aus außer außerdem bald bei beide beiden beim bereits besonders bestimmt bevor bin bis bisher
bist bloß da dabei dadurch dafür dagegen daher dahin damals damit danach daneben dann daran darauf daraus darf
darin darum darüber das dass davon davor dazu dein deine deinem deinen deiner dem den denen denn dennoch der
deren derselbe des deshalb dessen deswegen dich die dies diese diesem diesen dieser dieses ding dinge dingen dir
doch dort drei drin du durch durfte dürfen eben egal eher eigene eigenen eigentlich ein eine einem einen einer
eines einfach einige einigen einiges einmal einzig einzige ende entweder er erst es etwa etwas euch euer eure
eurem euren fand fast für gab ganz ganze ganzen gar geben gegangen gegeben gegen gehabt gekommen gemacht genau
genug gerade gern gerne gesagt gesehen gewesen gewollt geworden gibt ging gingen gleich habe haben habt hast hat
hatte hatten hattest hätte hätten her heraus herum heute hier hin hinter hinterher ich ihm ihn ihnen ihr ihre
ihrem ihren ihrer ihres im immer in indem ins inzwischen irgendein irgendeine irgendetwas irgendwann irgendwas
irgendwer irgendwie irgendwo ist ja jahr jahre jahren je jede jedem jeden jeder jedes jedoch jemand jemandem
jemanden jene jenen jener jenes jetzt kam kamen kann kannst kaum konnte konnten können könnt könnte könnten lang
lässt lieber los machte mag mal man manche manchen mancher manches manchmal mehr mein meine meinem meinen meiner
meines meinetwegen meist meiste meisten mich mir mit mitte möchte möchten mögen muss musste mussten müssen
müsste nach nachdem nachher natürlich nächste nämlich neben noch nun nur ob oben obwohl oder oft ohne per
plötzlich quasi raus rein rum runter sache sachen sagte sagten schon sehr seid sein seine seinem seinen seiner
seines seit seitdem selber selbst sich sicher sie sieht sind so sobald sodass sogar solange solch solche solchen
soll sollen sollte sollten somit sondern sonst soviel sowas sowie sowieso später tag tage tagen tat teil teile
tu tue tun tut um und uns unser unsere unserem unseren unserer unter usw über überall überhaupt viel viele
vielen vieles vielleicht vom von vor vorbei vorher wahrscheinlich wann war waren warst warum was während weg
wegen weil weise weit weiter weiß welche welchem welchen welcher welches wenig wenige weniger wenigstens wenn
wer werde werden weshalb wessen wie wieder will willst wir wird wirklich wirst wo wobei wodurch wofür woher
wohin wohl wollen wollte wollten womit wozu wurde wurden würde würden zeit zeiten ziemlich zu zuerst zum
zumindest zunächst zur zurück zwar zwei zwischen`;

/** Where the keyboard has no ü: fuer, koennen. */
const withoutUmlauts = common.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');

export const german: FunctionWords = {
  common: `${common} ${withoutUmlauts}`,
  vague: `gut gute guten guter gutes groß große großen großer großes neu neue neuen neuer neues erste ersten erster erstes
sagen sag sage sagt machen mach mache macht sehen gehen gehe geht kommen komme kommt finden finde findet
brauchen brauche braucht lassen lange letzte letzten`,
  fillers: `ach äh ähm aha also boah eben genau gell halt hm hmm mhm mm mmh na ne nee nö nun ok okay oh och quasi sozusagen
tja tjo naja nja jo joa jup weißt weisste ja uff`,
  denying: `nicht nichts nie niemals niemand niemandem niemanden nein kein keine keinem keinen keiner keines keins ohne weder
kaum nirgends nirgendwo keinesfalls keineswegs keinerlei nich net nix nee nö`,
  lacking: `fehlt fehlen fehlte fehlten mangel mangelt`,
};
