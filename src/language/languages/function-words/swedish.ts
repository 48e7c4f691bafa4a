import type { FunctionWords } from './function-words.ts';

export const swedish: FunctionWords = {
  common: `all alla allt alltid alltså andra annan annars annat att av än ändå ännu är även år åren året åt bakom bara bäst
bättre båda både bland blev bli blir blivit borde bort borta början bra dag dagar dagen där därför då de del dem
den denna dess dessa det detta dig din dina direkt dit ditt dock dom du efter eftersom egen egentligen eget egna
eller emot en ena ens er era ert ett exempel faktiskt fanns fast få får fått fem fick fin finns fler flera
flesta för före förra först förut fram framför från fyra ganska gå gång gången gånger går gått genom ger gick
gjorde gjort gör göra ha hade haft han hans har här hel hela helt henne hennes hit hitta hon honom hos hur i
ibland idag igen in inför innan inne inom istället ja jag jo ju just kan kanske känns klart kom komma kommer
kommit kunde kunna kvar länge längre lika liksom lite man många mår måste med medan mej mellan men mer mera mest
mig min mina mindre minst mitt mot mycket när nära nästa nästan någon någonting något några nån nånting nåt ner
ni nog nu och också ofta om oss över övrigt på precis rätt redan runt sa sade sagt sak saken saker samma så
sådan sådana sådant såg sån såna se sedan sen senare ser sett si sig sin sina sist sitt själv själva ska skulle
slut som ta tack tagit tar tas tid tiden till tills tog trots två under upp ur ut utan utanför vad var vara
varandra varför varit varje vars vart väl väldigt vår våra vårt vem verkligen vet vi via vid vilja vilka vilken
vilket vill ville visst visste`,
  vague: `god gott stor stora stort liten litet lilla små ny nya nytt första sista säga säger tycker tyckte tänka tänker
tänkte tror trodde behöva behöver behövde kolla`,
  fillers: `ah aha asså ba eh eeh ehm ehh hm hmm jaha jaså jo ju liksom mm mmm mhm nä nja och okej ok oj typ va öh öhm`,
  denying: `inte ej icke aldrig ingen inget inga ingenting ingenstans nej nä varken knappt knappast utan`,
  lacking: `saknar saknas saknade brist`,
};
