// Words by which transcripts name people without naming them.

const asking = new Set(
  `interviewer interviewerin moderator moderatorin facilitator researcher host int interv mod
   enquêteur enquêtrice enqueteur enquetrice chercheur chercheuse intervieweur intervieweuse animateur animatrice
   modérateur modératrice facilitateur facilitatrice
   forscher forscherin befrager befragerin
   entrevistador entrevistadora moderador moderadora facilitador facilitadora investigador investigadora
   encuestador encuestadora pesquisador pesquisadora
   intervistatore intervistatrice moderatore moderatrice
   vragensteller vraagsteller 采访者 访谈者 访问者 主持人 提问者 记者 问 интервьюер модератор المحاور المحاورة الباحث الباحثة`.split(
    /\s+/,
  ),
);

const answering = new Set(
  `interviewee participant respondent informant speaker voice guest resp audience
   interviewe interviewé interviewée participante répondant répondante enquêté enquêtée enquete enquetee locuteur
   locutrice orateur informateur informatrice
   teilnehmer teilnehmerin befragte befragter sprecher sprecherin
   entrevistado entrevistada encuestado encuestada hablante informante respondente
   intervistato intervistata partecipante
   geïnterviewde deelnemer spreker 受访者 被访者 参与者 回答者 答 респондент участник участница информант المشارك المشاركة المستجيب`.split(
    /\s+/,
  ),
);

/** Single letters and short codes: `I`, `Q`, `INT`; `R`, `A`, `P2`, `S1`, `KI03`. Capitals only, or prose is full of them. */
const askingCode = /^(?:I|Q|INT|IV|IVW|MOD|FAC)\d{0,2}$/;
const answeringCode = /^(?:[RAP]|[PRSBT]\d{1,3}|(?:KI|FG|FGD|PP|PT|ID)\d{1,3})$/;

/** These are labels by themselves alone: "Good question." is an exclamation. */
const askingAlone = /^(?:question|frage|pregunta|pergunta|domanda)\s*\d{0,3}$/i;
const answeringAlone = /^(?:answer|antwort|réponse|reponse|respuesta|resposta|risposta)\s*\d{0,3}$/i;

/** Words that stand beside a role without capitals: `female participant 2`. */
const besideRole =
  /^(?:first|second|third|other|another|female|male|young|older|unknown|unidentified|main|co|lead|assistant|autre|deuxième|premier|première|homme|femme|otro|otra|hombre|mujer|zweiter?|erster?)$/i;

/** What a label says its person does: `asks` for an interviewer or moderator, `answers` for anyone else; null if nothing. */
export function roleOf(label: string): 'asks' | 'answers' | null {
  const code = label.replace(/\s*\([^()]*\)$/, '').replace(/[.\s]+/g, '');
  if (askingCode.test(code) || askingAlone.test(label)) return 'asks';
  if (answeringCode.test(code) || answeringAlone.test(label)) return 'answers';
  const words = wordsOf(label);
  if (words.some((word) => asking.has(word))) return 'asks';
  return words.some((word) => answering.has(word)) ? 'answers' : null;
}

/** Whether a label says a role, which of several, and nothing besides: `Participant 2`, `Interviewer (Anna)`; not `Interviewer Notes`. */
export const saysRoleAlone = (label: string): boolean =>
  wordsOf(label.replace(/\s*\([^()]*\)$/, '')).every((word) => word.length < 3 || belongsToRole(word));

const wordsOf = (label: string): string[] => label.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

/** Whether one word of a label may be written small because it is a role or says which of several. */
export function belongsToRole(word: string): boolean {
  return besideRole.test(word) || roleOf(word.replace(/[^\p{L}\p{M}]/gu, '')) !== null;
}

const elsewhere = new Set(
  `note notes nb ps example examples exemple ejemplo beispiel source sources date datum fecha data time heure hora
   place lieu lugar ort location duration durée duración dauer language langue idioma sprache project projet proyecto
   projekt title titre título titel topic sujet tema thema theme thème summary résumé resumen context contexte contexto
   kontext strengths weaknesses opportunities threats challenges recommendations recommendation conclusion conclusions
   results result résultats actions action objective objectives goal goals method methods transcript transcription
   recording file fichier page chapter chapitre part partie section figure table tableau step étape day week month year
   there here this that these those what which why how when where who it its for first second third finally but and so
   or because however also then yes no well okay ok warning important background introduction appendix annex http https
   www mailto re subject from to cc attachments keywords hypothesis
   purpose purposes outcome outcomes output outputs impact impacts activity activities stakeholders budget lesson
   lessons learning learnings quote quotes finding findings observation observations reflection reflections comment
   comments decision decisions issue issues risk risks idea ideas themes code codes category memo discussion agenda
   attendees participants présents present apologies next key overall general status description details evidence
   relevance effectiveness efficiency sustainability coherence trust money people who why enablers barriers drivers
   objectif objectifs but résultat résultats constat constats remarque remarques ziel ziele ergebnis ergebnisse
   propósito resultado resultados objetivo objetivos observaciones comentario comentarios`.split(/\s+/),
);

/** Whether a label names a thing of the page (`Date`, `Note`, `Strengths`) or opens a sentence rather than naming a person. */
export function namesNobody(label: string): boolean {
  const [first, ...others] = wordsOf(label);
  if (first === undefined) return true;
  return elsewhere.has(first) && !(besideRole.test(first) && others.some((word) => roleOf(word) !== null));
}

const sounds =
  /^(?:laugh|laughter|laughs|laughing|inaudible|unintelligible|crosstalk|silence|pause|music|applause|noise|sigh|cough|rires?|inaudible|musique|applaudissements|lachen|lacht|unverständlich|risas?|inaudible|silencio)\b/i;

/** Whether words in brackets are a sound or a remark of the transcriber, not a person. */
export function isSound(words: string): boolean {
  return sounds.test(words);
}
