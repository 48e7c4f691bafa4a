// A truth table for R: its scores as a table, and a script that repeats the analysis with the package QCA.

/** A condition or the outcome, as R is told of it. */
export interface SetForR {
  readonly name: string;
  readonly from: string;
  readonly calibration: string;
  readonly expectation: 'present' | 'absent' | '';
}

/** What the script is written from. */
export interface TableForR {
  readonly name: string;
  readonly outcome: SetForR;
  readonly conditions: readonly SetForR[];
  readonly consistency: number;
  readonly pri: number;
  readonly frequency: number;
  /** Whether the absence of the outcome is asked for. */
  readonly isNegated: boolean;
  /** The name of the file of scores, and of cases that are not in it. */
  readonly scoresFile: string;
  readonly leftOut: readonly string[];
}

const longest = 16;

/** A name for each set that R takes as that of a column and that can stand in a formula: capitals and digits, each another. */
export function symbolsFor(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name
      .normalize('NFD')
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .toUpperCase();
    const ascii = plain.replaceAll(/[^A-Z0-9]/g, '').slice(0, longest);
    const base = /^[A-Z]/.test(ascii) ? ascii : `X${ascii}`.slice(0, longest);
    let symbol = base;
    for (let number = 2; taken.has(symbol); number++) symbol = `${base.slice(0, longest - 3)}${number}`;
    taken.add(symbol);
    return symbol;
  });
}

/** The script. What people wrote stands in comments and quoted texts alone, so that none of it is run. */
export function truthTableScript(table: TableForR): string {
  const { outcome, conditions } = table;
  const [own = 'X', ...symbols] = symbolsFor([outcome, ...conditions].map(({ name }) => name));
  const expected = conditions.map(({ expectation }) => expectationFor(expectation, table.isNegated));
  const isExpected = expected.some((one) => one !== '-');
  return `${[
    `# ${line(table.name)}`,
    '# Repeats the analysis with the package QCA of R: install.packages("QCA")',
    '#',
    ...[outcome, ...conditions].map(
      (set, place) =>
        `# ${place === 0 ? own : (symbols[place - 1] ?? '')}: ${line(`${set.name} (${set.from}; ${set.calibration})`)}`,
    ),
    ...table.leftOut.map((name) => `# Not in the table: ${line(name)}`),
    '',
    'library(QCA)',
    `scores <- read.csv(${quoted(table.scoresFile)}, row.names = 1, fileEncoding = "UTF-8-BOM")`,
    `conditions <- c(${symbols.map(quoted).join(', ')})`,
    '',
    '# What is necessary',
    `pof(scores[, conditions, drop = FALSE], ${table.isNegated ? '1 - ' : ''}scores[[${quoted(own)}]], relation = "necessity")`,
    '',
    '# The truth table',
    `rows <- truthTable(scores, outcome = ${quoted(`${table.isNegated ? '~' : ''}${own}`)}, conditions = conditions,`,
    `  incl.cut = ${table.consistency}, pri.cut = ${table.pri}, n.cut = ${table.frequency}, show.cases = TRUE, sort.by = "incl, n")`,
    'rows',
    '',
    '# What is sufficient',
    'conservative <- minimize(rows, details = TRUE, show.cases = TRUE)',
    'conservative',
    'parsimonious <- minimize(rows, include = "?", details = TRUE, show.cases = TRUE)',
    'parsimonious',
    ...(isExpected
      ? [
          `intermediate <- minimize(rows, include = "?", dir.exp = c(${expected.map(quoted).join(', ')}), details = TRUE, show.cases = TRUE)`,
          'intermediate',
        ]
      : ['# No directional expectations were given, so there is nothing between the two.']),
  ].join('\n')}\n`;
}

const expectationFor = (expectation: SetForR['expectation'], isNegated: boolean): '1' | '0' | '-' =>
  expectation === '' ? '-' : (expectation === 'present') === isNegated ? '0' : '1';

/** What somebody wrote, in one line. */
const line = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const quoted = (text: string): string => `"${line(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
