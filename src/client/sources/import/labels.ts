// What can be said of how a text shows who speaks: another pattern, whose the paragraphs without a label are, or as it was read.
import type { FilePreview } from '../../../api/sources.ts';
import { asRead, joinedRules, labelPatterns, ownLine, type LabelRule } from '../../../domain/label-rule.ts';
import { make } from '../../kit/dom.ts';

type Text = FilePreview['texts'][number];

/** The choices of a pattern; the first says nothing. */
export function patternOptions(first: string): HTMLOptionElement[] {
  const options = [
    ...labelPatterns.map(({ shown }) => shown),
    'Name on a line of its own',
    'nobody: no labels',
  ];
  return [
    make('option', { value: '', textContent: first }),
    ...options.map((textContent, at) => make('option', { value: String(at + 1), textContent })),
  ];
}

/** The rule that a choice means. */
export function ruleOfChoice(value: string): LabelRule {
  const at = Number(value) - 1;
  if (value === '') return asRead;
  if (at > labelPatterns.length) return { ...asRead, instead: true };
  return { ...asRead, instead: true, signs: [labelPatterns[at]?.signs ?? ownLine] };
}

/** The fields in which she says how labels look in a text. */
export function labelFields(text: Text, correct: (rule: LabelRule) => void): HTMLElement {
  const rule = text.labels ?? asRead;
  const seen = text.pattern === '' ? 'nobody found' : text.pattern;
  const pattern = make('select', {}, ...patternOptions(`as understood: ${seen}`));
  pattern.addEventListener('change', () => {
    correct(ruleOfChoice(pattern.value));
  });
  const others = make('input', { value: rule.others ?? '', maxLength: 60, autocomplete: 'off', size: 16 });
  others.addEventListener('change', () => {
    const name = others.value.trim();
    correct(name === '' ? { ...rule, others: null } : joinedRules(rule, { ...asRead, others: name }));
  });
  const back = make('button', { type: 'button', className: 'small', textContent: 'As it was read' });
  back.addEventListener('click', () => {
    correct(asRead);
  });
  const whole = make(
    'div',
    { className: 'bar' },
    make('label', {}, 'Labels look like ', pattern),
    make('label', {}, 'Paragraphs without a label are said by ', others),
    text.labels !== null && back,
  );
  // What was said of labels is known where the text waits.
  whole.dataset['unkept'] = '';
  return whole;
}
