// One training of a classifier of natural, in a process that can be stopped: it answers nothing until it is done.
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import LogisticRegressionClassifier from 'natural/lib/natural/classifiers/logistic_regression_classifier.js';
import type { Exercise, Progress } from './classifiers.ts';

process.on('message', (message) => {
  const exercise = message as Exercise; // classifiers.ts sends nothing else
  const classifier = exercise.kind === 'bayes' ? new BayesClassifier() : new LogisticRegressionClassifier();
  for (const [text, code] of exercise.examples) classifier.addDocument(text, labelOf(code));
  const begun = performance.now();
  // She may have coded nothing in what she read, and logistic regression fails on no examples.
  const isTrained = exercise.examples.length > 0;
  if (isTrained) classifier.train();
  tell({ trained: performance.now() - begun });
  const codes = exercise.passages.map((text) =>
    isTrained ? classifier.getClassifications(text).map(({ label }) => Number(label.slice(1))) : [],
  );
  // Only once it is on its way: what is still to be sent is lost with the channel.
  process.send?.({ codes } satisfies Progress, () => {
    process.disconnect();
  });
});

/** Not the bare number: the order of such keys differs from that in which they were added, and codes would be mixed up. */
const labelOf = (code: number): string => `c${code}`;

const tell = (progress: Progress): void => void process.send?.(progress);
