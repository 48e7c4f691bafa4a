import { NotDone, notDone, tab } from '../server.ts';

/** Sends a form as its button would, without leaving the page; answers where it leads. Throws the sentence of a refusal. */
export async function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): Promise<string> {
  const data = new FormData(form, submitter);
  const typed = [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json', 'x-tab': tab },
    body: new URLSearchParams(typed),
  }).catch(() => {
    throw new NotDone(
      'Throughline does not answer. Is it still running? Nothing was saved just now; what you typed is still here.',
    );
  });
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  if (answer.ok) return isJson ? leadIn(await answer.json()) : answer.url;
  throw isJson ? notDone(await answer.json(), answer.statusText) : await saidBy(answer);
}

function leadIn(answer: unknown): string {
  const isLead = typeof answer === 'object' && answer !== null && 'leadsTo' in answer;
  return isLead ? String(answer.leadsTo) : location.href;
}

/** What a page that shows a problem says of it. */
async function saidBy(answer: Response): Promise<NotDone> {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const said = page.querySelector('.problem, main p')?.textContent.trim();
  return new NotDone(said === undefined || said === '' ? answer.statusText : said);
}

/** Goes where a form led, also where that is this very page, which then shows what is on disk. */
export function followLead(lead: string): void {
  const url = new URL(lead, location.href);
  const isHere = url.pathname === location.pathname && url.search === location.search;
  if (!isHere) location.assign(url);
  else {
    history.replaceState(null, '', url);
    location.reload();
  }
}
