// Transcripts in tiers: ELAN (.eaf), EXMARaLDA (.exb), and TEI with its utterances.
import { Refusal } from '../../../domain/refusal.ts';
import { walkXml, type XmlEars } from '../documents/xml.ts';
import type { Reading } from '../reading.ts';
import { readPieces, type Spoken } from '../subtitles/subtitles.ts';

type Attributes = Readonly<Record<string, string>>;

/** Listens to a file in which speech stands among other things. */
abstract class Tiers implements XmlEars {
  readonly said: Spoken[] = [];
  #words: string | null = null;

  protected begin(): void {
    this.#words = '';
  }

  protected taken(): string {
    const words = (this.#words ?? '').replace(/\s+/g, ' ').trim();
    this.#words = null;
    return words;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    this.opened(name, attributes);
  };
  readonly close = (name: string): void => {
    this.closed(name);
  };
  readonly words = (words: string): void => {
    if (this.#words !== null) this.#words += words;
  };

  protected abstract opened(name: string, attributes: Attributes): void;
  protected abstract closed(name: string): void;

  /** What was said in the order of time. Those without one stay after whoever came before them. */
  inOrder(): Spoken[] {
    let last = 0;
    return this.said
      .map((one, place) => ({ one, place, at: (last = one.startMs ?? last) }))
      .sort((a, b) => a.at - b.at || a.place - b.place)
      .map(({ one }) => one);
  }
}

/** ELAN: a tier that refers to another repeats or comments on its speech and is passed over. */
class Elan extends Tiers {
  readonly #slots = new Map<string, number>();
  #speaker: string | null = null;
  #isSpeech = false;
  #times: readonly [number | null, number | null] = [null, null];

  protected opened(name: string, attributes: Attributes): void {
    if (name === 'TIME_SLOT') this.#keepSlot(attributes);
    if (name === 'TIER') {
      this.#isSpeech = attributes['PARENT_REF'] === undefined;
      this.#speaker = (attributes['PARTICIPANT'] ?? '').trim() || (attributes['TIER_ID'] ?? null);
    }
    if (name === 'ALIGNABLE_ANNOTATION')
      this.#times = [this.#slot(attributes['TIME_SLOT_REF1']), this.#slot(attributes['TIME_SLOT_REF2'])];
    if (name === 'ANNOTATION_VALUE' && this.#isSpeech) this.begin();
  }

  #keepSlot({ TIME_SLOT_ID: id = '', TIME_VALUE: value }: Attributes): void {
    const ms = Number(value ?? Number.NaN);
    if (Number.isSafeInteger(ms) && ms >= 0) this.#slots.set(id, ms);
  }

  #slot(id = ''): number | null {
    return this.#slots.get(id) ?? null;
  }

  protected closed(name: string): void {
    if (name !== 'ANNOTATION_VALUE' || !this.#isSpeech) return;
    const words = this.taken();
    const [startMs, endMs] = this.#times;
    if (words !== '') this.said.push({ speaker: this.#speaker, words, startMs, endMs });
  }
}

/** EXMARaLDA: tiers of transcription (type t) with events between points of a time line. */
class Exmaralda extends Tiers {
  readonly #names = new Map<string, string>();
  readonly #times = new Map<string, number>();
  #id = '';
  #speaker: string | null = null;
  #isSpeech = false;
  #event: Attributes = {};

  protected opened(name: string, attributes: Attributes): void {
    if (name === 'speaker') this.#id = attributes['id'] ?? '';
    if (name === 'abbreviation') this.begin();
    if (name === 'tli') this.#keepPoint(attributes);
    if (name === 'tier') {
      this.#isSpeech = attributes['type'] === 't';
      const id = attributes['speaker'] ?? '';
      this.#speaker = this.#names.get(id) ?? (id === '' ? null : id);
    }
    if (name === 'event' && this.#isSpeech) {
      this.#event = attributes;
      this.begin();
    }
  }

  #keepPoint({ id = '', time = '' }: Attributes): void {
    const seconds = time === '' ? Number.NaN : Number(time);
    if (Number.isFinite(seconds) && seconds >= 0) this.#times.set(id, Math.round(seconds * 1000));
  }

  protected closed(name: string): void {
    if (name === 'abbreviation') {
      const abbreviation = this.taken();
      if (abbreviation !== '') this.#names.set(this.#id, abbreviation);
    }
    if (name !== 'event' || !this.#isSpeech) return;
    const words = this.taken();
    const [startMs, endMs] = [this.#event['start'], this.#event['end']].map(
      (point = '') => this.#times.get(point) ?? null,
    );
    if (words !== '')
      this.said.push({ speaker: this.#speaker, words, startMs: startMs ?? null, endMs: endMs ?? null });
  }
}

/** TEI: utterances (`u who`); what stands in them besides words (`desc`, `note`) is none. */
class Tei extends Tiers {
  #speaker: string | null = null;
  #depth = 0;

  protected opened(name: string, attributes: Attributes): void {
    if (name === 'u') {
      this.#speaker = (attributes['who'] ?? '').replace(/^#/, '').trim() || null;
      this.#depth++;
      this.begin();
    }
  }

  protected closed(name: string): void {
    if (name !== 'u' || this.#depth === 0) return;
    this.#depth--;
    const words = this.taken();
    if (words !== '') this.said.push({ speaker: this.#speaker, words, startMs: null, endMs: null });
  }
}

const kinds: readonly (readonly [RegExp, string, () => Tiers])[] = [
  [/<ANNOTATION_DOCUMENT\b/, 'ELAN', () => new Elan()],
  [/<basic-transcription\b/, 'EXMARaLDA', () => new Exmaralda()],
  [/<TEI\b|<teiCorpus\b/, 'TEI', () => new Tei()],
];

/** An XML file as a transcript. Refuses by name what is another kind of XML: its tags would become words. */
export function readTiers(fileName: string, xml: string): Reading {
  const [, type, made] = kinds.find(([pattern]) => pattern.test(xml.slice(0, 20_000))) ?? [];
  if (!type || !made) throw unknownXml(xml);
  const tiers = made();
  walkXml(fileName, xml, tiers);
  return readPieces(type, fileName, tiers.inOrder());
}

function unknownXml(xml: string): Refusal {
  const root = /<([A-Za-z][\w.:-]{0,60})/.exec(xml.replace(/<\?[^>]*\?>|<!--[^]*?-->/g, ''))?.[1] ?? '';
  const what = root === '' ? 'an XML file' : `an XML file (${root})`;
  return new Refusal(
    'invalid',
    `This is ${what} of a kind that is not known. Export its words as .docx, .txt or .csv and try again.`,
  );
}
