import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages, type LanguageCode, type StemmedLanguage } from '../../src/domain/language.ts';
import { detectLanguage } from '../../src/language/languages/detection.ts';
import { stemIn } from '../../src/language/languages/stem-in.ts';
import { isStopWord, negationsOf } from '../../src/language/languages/stop-words.ts';
import { stem } from '../../src/language/stems.ts';
import { isStopStem } from '../../src/language/stopwords.ts';
import { samples } from './samples.ts';

const codes: readonly LanguageCode[] = [...languages.map(({ code }) => code), 'none'];
const words = (list: string): string[] => list.split(' ');
const stripped = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/(?<!\p{Script=Cyrillic})\p{M}/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFC');

/** Forms of one word on each side of a bar; words on different sides have nothing to do with each other. */
const forms: Readonly<Record<StemmedLanguage, string>> = {
  en: `trust trusted trusting|school schools|worry worried worries|café cafe cafés|truth truths`,
  es: `educación educaciones|trabajar trabajaba trabajó trabajamos|ciudad ciudades|joven jóvenes|vivir vivíamos vivido
    |enfermedad enfermedades|niño niña niños|maestra maestros|preocupación preocupaciones|comer comida comía
    |mejorar mejoraba|hospital hospitales|parto partos|soñar soñaba`,
  fr: `éducation éducations|parler parlé parlée parlait parlerait|infirmier infirmière infirmières|école écoles
    |santé|société sociétés|difficulté difficultés|finir finissait fini|logement logements|heureux heureuse
    |amour l'amour|hôpital l'hôpital d'hôpital|enfant qu'enfant|forêt forêts|dites-moi dites|rendez-vous`,
  pt: `educação educações|coração corações|difícil difíceis|irmão irmãos|trabalhar trabalhava trabalhou|vida vidas
    |jovem jovens|hospital hospitais|possível possíveis|necessário necessária|comer comida comeu|criança crianças
    |lembrar lembrar-me lembrava|pães pão|escola escolas|experiência experiências`,
  de: `Schule Schulen|Haus Häuser Häusern|Führung Führungen Fuehrung|Krankheit Krankheiten|Ärztin Ärztinnen Aerztin
    |Freund Freunde Freunden|Gefühl Gefühle|Straße Straßen Strasse|möglich mögliche|Lehrer Lehrern|Küche Küchen
    |Feuer Feuers|Zeitung Zeitungen`,
  it: `scuola scuole|lavorare lavorava lavorato|università l'università|amico amica amici amiche|acqua dell'acqua
    |difficile difficili|parlare parlava parlando|anziano anziani un'anziana|felicità|responsabilità|comunità
    |bambino bambini bambina|vita vite|salire saliva`,
  nl: `school scholen|huis huizen|brief brieven|kind kinderen|mogelijkheid mogelijkheden|foto foto’s|les lessen
    |ziekte ziektes|relatie relaties|idee ideeën|boom bomen|vriend vrienden|gezin gezinnen|patiënt patiënten`,
  ru: `школа школы школу школой|больница больницы больнице|ребёнок|учёба учёбы|проблема проблему проблем|врач врачи
    |помогать помогал помогала|ситуация ситуации ситуацию|тяжёлый тяжёлая|система систему систем|лето`,
  sv: `skola skolan skolor skolorna|barn barnet barnen|möjlighet möjligheter|känsla känslor känslan|vän vänner
    |läkare läkaren|far|hår|problem problemet problemen|trygg tryggt|sluta slutade`,
  no: `skole skolen skoler skolene|barn barnet barna|mulighet muligheter|sykdom sykdommen|lege leger legen|far|hår
    |løsning løsninger|erfaring erfaringer|område områder|språk språket`,
};
const families = languages.map(({ code, name }) => {
  const list = forms[code].split('|').map((family) => words(family.trim()));
  return [name, code, list] as const;
});

test.each(families)('in %s all forms of a word have one stem, and other words another', (_, code, list) => {
  const stems = list.map((family) => {
    const found = new Set(family.map((word) => stemIn(word, code)));
    expect(Array.from(found), family.join()).toHaveLength(1);
    return Array.from(found).join();
  });
  expect(new Set(stems).size, stems.join()).toBe(stems.length);
  for (const found of stems) expect(isStopWord(found, code), found).toBe(false);
});

test.each(families)('in %s a word is the same in capitals, composed or not', (_, code, list) => {
  for (const word of list.flat()) {
    const expected = stemIn(word, code);
    expect(stemIn(word.toUpperCase(), code), word).toBe(expected);
    expect(stemIn(word.normalize('NFD'), code), word).toBe(expected);
    expect(stemIn(word.replaceAll("'", '’'), code), word).toBe(expected);
  }
});

/** Endings that could be another form's: vivia may be written vivía, and its stem is not taken to be. */
const uncertainWithoutAccents = ['vivíamos', 'comía'];

test.each(families)('in %s a word typed without its accents is the word', (_, code, list) => {
  for (const word of list.flat()) {
    if (uncertainWithoutAccents.includes(word)) continue;
    expect(stemIn(code === 'ru' ? word.replaceAll('ё', 'е') : unaccented(word, code), code), word).toBe(
      stemIn(word, code),
    );
  }
});

/** Scandinavian å, ä and ø are letters, not accents: nobody leaves them out of far and får. */
const unaccented = (word: string, code: StemmedLanguage): string =>
  code === 'sv' || code === 'no' ? word : stripped(word);

test('letters that tell words apart in their language stay', () => {
  expect(stemIn('far', 'sv')).not.toBe(stemIn('får', 'sv'));
  expect(stemIn('hår', 'no')).not.toBe(stemIn('har', 'no'));
  expect(stemIn('schön', 'de')).not.toBe(stemIn('schon', 'de'));
  expect(stemIn('sûr', 'fr')).not.toBe(stemIn('sur', 'fr'));
});

test('English stems are those the program has always had', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...families.flatMap(([, , l]) => l.flat()))),
      (word) => {
        expect(stemIn(word, 'en')).toBe(stem(word));
        expect(isStopWord(stem(word), 'en')).toBe(isStopStem(stem(word)));
      },
    ),
  );
});

test('whatever the word, it has a stem, the same each time and however its letters are composed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom(...codes), (word, code) => {
      const found = stemIn(word, code);
      expect(stemIn(word, code)).toBe(found);
      if (code !== 'en')
        expect(stemIn(word.normalize('NFD'), code)).toBe(stemIn(word.normalize('NFC'), code));
    }),
  );
});

test('the stem of a word does not hang on the words before it', () => {
  // "strafbare" loses an e, after which the Dutch stemmer would take "bar" off whatever follows.
  stemIn('strafbare', 'nl');
  expect(stemIn('cocktailbar', 'nl')).toBe('cocktailbar');
});

test('without a stemmer words are compared letter by letter, but for case and accents', () => {
  expect(stemIn('Źródło', 'none')).toBe(stemIn('zrodlo', 'none'));
  expect(stemIn('domu', 'none')).not.toBe(stemIn('dom', 'none'));
  expect(stemIn('किताब', 'none')).toBe('किताब');
  expect(stemIn('한국어', 'none')).toBe('한국어');
  expect(stemIn('ЙОД', 'none')).toBe('йод');
  expect(isStopWord('the', 'none')).toBe(false);
  expect(negationsOf('none').size).toBe(0);
});

const sayingNothing: Readonly<Record<StemmedLanguage, string>> = {
  en: `the Doesn’t and those`,
  es: `el también TAMBIEN bueno pues eh decía cosas nosotros`,
  fr: `l'on j'ai c’est qu'il euh ben voilà donc même aujourd’hui d'accord peut-être petites`,
  pt: `não nao então né a gente você coisas tá`,
  de: `ähm halt also genau über ueber für schon Jahre guten geht's`,
  it: `c'è allora cioè perché perche un'altra così`,
  nl: `het gewoon eigenlijk nou zeg zo'n hè grote`,
  ru: `и что её ну вот говорила это когда э`,
  sv: `och jag liksom är för år alltså stora`,
  no: `og jeg liksom på år altså store ikke`,
};
const denying: Readonly<Record<StemmedLanguage, string>> = {
  en: `not no never without don’t wasn't hardly lack lacking neither nor`,
  es: `no nunca jamás sin tampoco ninguna falta`,
  fr: `pas jamais sans aucune rien manque ni`,
  pt: `não nunca sem nenhum ninguém falta`,
  de: `nicht kein keine nie ohne weder niemand fehlt`,
  it: `non mai senza nessuno niente manca`,
  nl: `niet geen nooit zonder niemand`,
  ru: `не нет без никогда никто ни нельзя`,
  sv: `inte aldrig ingen utan saknar`,
  no: `ikke aldri ingen uten mangler`,
};

test.each(languages)('$name has its stop words and its denials', ({ code }) => {
  for (const word of words(sayingNothing[code]))
    expect(isStopWord(stemIn(word, code), code), word).toBe(true);
  for (const word of words(denying[code])) expect(negationsOf(code).has(stemIn(word, code)), word).toBe(true);
  for (const [, other, list] of families.filter(([, each]) => each === code))
    for (const word of list.flat()) expect(negationsOf(other).has(stemIn(word, other)), word).toBe(false);
});

test.each(languages)('$name is known by how it is spoken, with its accents or without', ({ code }) => {
  for (const text of samples[code]) {
    expect(detectLanguage(text), text).toBe(code);
    expect(detectLanguage(stripped(text)), text).toBe(code);
    expect(detectLanguage(text.toUpperCase().normalize('NFD')), text).toBe(code);
  }
  expect(detectLanguage(samples[code].join('\n').repeat(200))).toBe(code);
});

test('the language of a text is left open where it is not clear', () => {
  const unclear = [
    '',
    'Yes, of course.',
    'xqz blorf wip tarn glip fnord snerk plax drobe vint mulp zorg trask bipple quan dref hosk lomp yarb spint crelt',
    '1 2 3 '.repeat(50),
    // Polish, Turkish, Ukrainian, Bulgarian.
    `No więc ja przyjechałam tutaj osiem lat temu z siostrą i na początku nikogo nie znałyśmy. Potem zaczęłam pracować
     w piekarni i tam nauczyłam się zawodu. Ludzie z dzielnicy zawsze nam bardzo pomagali, ale papiery były trudne.`,
    `Buraya ilk geldiğimizde kimseyi tanımıyordum. Kocam sabahtan akşama kadar çalışıyordu, ben de evde çocukla
     oturuyordum. Sonra komşumla tanıştım, bana çok yardım etti, nereye gideceğimi anlattı.`,
    `Ну, коли ми сюди переїхали, я нікого не знала. Чоловік працював з ранку до ночі, а я сиділа вдома з дитиною. Потім
     познайомилася із сусідкою, вона мені дуже допомогла, розповіла, куди йти за документами.`,
    `Ами, когато дойдохме тук, не познавах никого. Мъжът ми работеше от сутрин до вечер, а аз седях вкъщи с детето.
     После се запознах със съседката, тя много ми помогна и ми разказа къде да отида за документите.`,
    // Half and half.
    `So I told my boss that I could not come, und dann hat er gesagt, das geht nicht, also bin ich doch hingegangen,
     but I was really angry about it, weil ich schon so lange keinen Urlaub mehr hatte.`,
  ];
  for (const text of unclear) expect(detectLanguage(text), text).toBe('none');
});
