import type { FilePreview } from '../../../api/sources.ts';
import { make } from '../../kit/dom.ts';
import type { Known } from './known.ts';

type Text = FilePreview['texts'][number];

/** What she says of a speaker. */
export interface Role {
  readonly label: string;
  readonly isInterviewer: boolean;
  readonly informant: string;
  readonly informantType: string;
}

/**
 * Labels that name a role or are initials, in the languages people transcribe in: the same one in another file is
 * somebody else, so the person is called by label and source, and nobody is counted as one with a stranger.
 */
const generic = new RegExp(
  '^(?:speaker|participante?|participant|respondent|informant|person|partner|candidate?|interviewee?|interviewte?r?|' +
    'enquetee?|repondante?|personne|entrevistad[oa]|encuestad[oa]|intervistat[oa]|befragte[rn]?|proband(?:in)?|' +
    'interviewpartner(?:in)?|geinterviewde|respondente?|[a-z]{1,2})[ .]*[0-9]*$',
);

const isGeneric = (label: string): boolean =>
  generic.test(label.trim().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''));

/** One speaker of a preview: who it is, proposed from the label and from what the project knows. */
export class SpeakerRow {
  readonly element: HTMLElement;
  private readonly label: string;
  private readonly person: string;
  private readonly role = make('select');
  private readonly informant = make('input', { autocomplete: 'off' });
  private readonly type = make('input', { autocomplete: 'off' });

  constructor(known: Known, text: Text, voice: Text['voices'][number]) {
    this.label = voice.label;
    this.person = isGeneric(voice.label) ? `${voice.label}, ${text.name}` : voice.label;
    this.element = this.build(voice);
    const typeOf = (name: string): string => known.informants.find((one) => one.name === name)?.type ?? '';
    this.role.value = text.interviewers.includes(voice.label) ? 'interviewer' : 'informant';
    this.type.value = typeOf(this.person);
    this.show();
    this.role.addEventListener('change', () => this.show());
    this.informant.addEventListener('change', () => {
      if (this.type.value === '') this.type.value = typeOf(this.informant.value);
    });
  }

  read(): Role {
    const { label } = this;
    if (this.asks()) return { label, isInterviewer: true, informant: '', informantType: '' };
    return { label, isInterviewer: false, informant: this.informant.value, informantType: this.type.value };
  }

  setType(type: string): void {
    if (!this.asks()) this.type.value = type;
  }

  private asks(): boolean {
    return this.role.value === 'interviewer';
  }

  private show(): void {
    this.informant.disabled = this.asks();
    this.type.disabled = this.asks();
    if (this.asks()) this.informant.value = '';
    else if (this.informant.value === '') this.informant.value = this.person;
  }

  private build({ label, turns, words, questions, examples }: Text['voices'][number]): HTMLElement {
    this.role.append(
      make('option', { value: 'informant', textContent: 'informant' }),
      make('option', { value: 'interviewer', textContent: 'interviewer' }),
    );
    this.role.ariaLabel = `Role of ${label}`;
    this.informant.ariaLabel = `Informant behind ${label}`;
    this.informant.setAttribute('list', 'informants');
    this.type.ariaLabel = `Informant type of ${label}`;
    this.type.setAttribute('list', 'types');
    const speaks = `${turns} turns, ${words.toLocaleString()} words, ${questions} questions`;
    const cells = [this.role, this.informant, this.type].map((field) => make('td', {}, field));
    return make(
      'tr',
      {},
      make('th', { scope: 'row', textContent: label }),
      make('td', { className: 'quiet' }, speaks, saidBy(label, examples)),
      ...cells,
    );
  }
}

/** The beginnings of what somebody says first, by which she sees whether it is that person who speaks. */
function saidBy(label: string, examples: readonly string[]): HTMLElement {
  const said = make('ul', {}, ...examples.map((words) => make('li', { textContent: words })));
  return make('details', {}, make('summary', { textContent: `What ${label} says first` }), said);
}
