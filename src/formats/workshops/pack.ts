import { printable } from '../../domain/printable.ts';
import { answers, longestNameOfPerson, longestReason } from '../../domain/workshop/workshop.ts';
import { packStyle } from './pack-style.ts';

/** What a participant reads and answers. */
export interface PackCard {
  readonly guid: string;
  /** What it is: “Finding”, “Case and code”, “Archetype”. */
  readonly kind: string;
  readonly statement: string;
  /** What it rests on, in numbers; '' where that is not said. */
  readonly says: string;
  readonly quotes: readonly { readonly exact: string; readonly by: string }[];
}

export interface Pack {
  readonly guid: string;
  readonly name: string;
  readonly welcome: string;
  readonly cards: readonly PackCard[];
  /** What brings it to life: the script that the build made of `client/pack`. */
  readonly script: string;
}

const labels = { agree: 'I agree', qualify: 'I would qualify it', contest: 'I contest it' } as const;

/**
 * The pack as one HTML file that asks for nothing: style and script are in it, and its policy lets no request leave. It answers
 * in a file that she saves, or on paper.
 */
export function packHtml({ script, ...given }: Pack): string {
  const { guid, name, welcome, cards } = printable(given);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="referrer" content="no-referrer">
<title>${escaped(name)}</title>
<style>${packStyle}</style>
</head>
<body>
<main>
<h1>${escaped(name)}</h1>
<p class="welcome">${escaped(welcome)}</p>
<p class="hint on-screen">This page works without a connection and sends nothing. What you fill in stays in it until you save it at the end.</p>
<form id="pack" data-workshop="${escaped(guid)}" autocomplete="off">
${cards.map((card, place) => cardOf(card, place + 1, cards.length)).join('\n')}
<section class="card" aria-labelledby="who">
<h2 id="who">Your name, if you like</h2>
<label class="words">Name, or nothing at all
<input type="text" id="name" maxlength="${longestNameOfPerson}" autocomplete="off"></label>
<p class="hint">Without a name your answers are read as those of a participant.</p>
<p class="do"><button class="main" type="submit">Save my answers</button> <button type="button" id="print">Print</button></p>
<p id="said" role="status"></p>
<p class="hint on-screen">Send the saved file back to whoever gave you this page.</p>
</section>
</form>
<noscript><p class="problem">Scripts are off in this browser: print the page and fill it in by hand.</p></noscript>
</main>
<script>${script.replaceAll('</', String.raw`<\/`)}</script>
</body>
</html>
`;
}

function cardOf({ guid, kind, statement, says, quotes }: PackCard, number: number, of: number): string {
  const id = `card-${number}`;
  const choices = answers.map(
    (one) => `<label><input type="radio" name="${id}" value="${one}"> ${labels[one]}</label>`,
  );
  const words = quotes.map(
    ({ exact, by }) => `<blockquote>“${escaped(exact)}” <i>${escaped(by)}</i></blockquote>`,
  );
  return `<section class="card" data-card="${escaped(guid)}" aria-labelledby="${id}">
<h2 id="${id}"><small>${number} of ${of} · ${escaped(kind)}</small>${escaped(statement)}</h2>
${says === '' ? '' : `<p class="says">${escaped(says)}</p>`}
${words.length === 0 ? '' : `<details><summary>In their words</summary>${words.join('')}</details>`}
<fieldset><legend>What do you say?</legend>${choices.join('')}</fieldset>
<label class="words">Because
<textarea rows="3" maxlength="${longestReason}"></textarea></label>
</section>`;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
