// @ts-check
/**
 * Imports stand in one order, so that where something comes from is found without reading, and two who add one do not meet: what Node
 * has, packages, then our own from the farthest folder to the nearest, each by name. A comment stays with the import below it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const importOrder = {
  meta: {
    type: 'layout',
    fixable: 'code',
    schema: [],
    messages: { order: 'Imports stand in the order of their places: npm run fix.' },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      Program({ body }) {
        const imports = body.filter((node) => node.type === 'ImportDeclaration');
        const [first] = imports;
        const last = imports.at(-1);
        // One that is there for what it does, or stands behind other code, is where it has to be.
        const isPlain =
          imports.every(({ specifiers }) => specifiers.length > 0) &&
          body.indexOf(last) === imports.length - 1;
        if (!first || !last || !isPlain) return;
        const keys = imports.map(({ source }) => keyOf(String(source.value)));
        const sorted = [...keys.keys()].sort((a, b) => compare(keys[a], keys[b]) || a - b);
        if (sorted.every((at, place) => at === place)) return;
        const chunks = imports.map((node, at) => {
          const from = at === 0 ? node.range[0] : imports[at - 1].range[1];
          return sourceCode.text.slice(from, node.range[1]).trim();
        });
        context.report({
          node: first,
          messageId: 'order',
          fix: (fixer) =>
            fixer.replaceTextRange(
              [first.range[0], last.range[1]],
              sorted.map((at) => chunks[at]).join('\n'),
            ),
        });
      },
    };
  },
};

/** By which imports are ordered: their kind, then how far up they come from, then their name. */
function keyOf(source) {
  if (source.startsWith('node:')) return [0, 0, source];
  if (!source.startsWith('.')) return [1, 0, source];
  const up = source.split('../').length - 1;
  return [2, -up, source.replaceAll('../', '').replace('./', '')];
}

const compare = (one, other) => {
  const at = one.findIndex((part, place) => part !== other[place]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
};
