import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { tenth, widthOf } from '../views/drawing.ts';

/** Two codes that stand together, how closely (0 to 1), and what is said of them. */
export interface NetworkPair {
  readonly a: NetworkCode;
  readonly b: NetworkCode;
  readonly closeness: number;
  readonly says: string;
  readonly href: string;
}

interface NetworkCode {
  readonly id: number;
  readonly name: string;
  /** How often it stands at all, in the unit of the pairs. */
  readonly alone: number;
}

/** Codes as circles, the larger the oftener, joined by lines, the thicker the closer. */
export interface NetworkPicture {
  readonly width: number;
  readonly height: number;
  readonly says: string;
  readonly nodes: readonly { x: number; y: number; r: number; label: string; labelY: number; codeId: number; says: string }[];
  readonly edges: readonly { x1: number; y1: number; x2: number; y2: number; width: number; says: string; href: string }[];
  /** Pairs that are not drawn: they stand together less than those that are. */
  readonly left: number;
} // prettier-ignore

const mostEdges = 40;
const width = 960;
const height = 560;
const margin = { x: 90, y: 34 };

interface Node extends NetworkCode {
  x: number;
  y: number;
  readonly r: number;
}

/** Draws the closest pairs; `pairs` come with the closest first. The same pairs always make the same picture. */
export function networkPicture(pairs: readonly NetworkPair[], says: string): NetworkPicture {
  const drawn = pairs.slice(0, mostEdges);
  const nodes = spread(drawn);
  const at = new Map(nodes.map((node) => [node.id, node]));
  const edges = drawn.flatMap(({ a, b, closeness, ...said }) => {
    const [from, to] = [at.get(a.id), at.get(b.id)];
    if (!from || !to) return [];
    const line = { x1: tenth(from.x), y1: tenth(from.y), x2: tenth(to.x), y2: tenth(to.y) };
    return [{ ...line, width: tenth(0.8 + 7 * Math.min(1, closeness)), ...said }];
  });
  return {
    width,
    height,
    says,
    edges,
    left: pairs.length - drawn.length,
    nodes: nodes.map(({ id, name, x, y, r, alone }) => ({
      x: tenth(x),
      y: tenth(y),
      r: tenth(r),
      label: name,
      labelY: tenth(y + r + 13),
      codeId: id,
      says: `${name}: ${alone}`,
    })),
  };
}

function spread(pairs: readonly NetworkPair[]): Node[] {
  const codes = new Map(pairs.flatMap(({ a, b }) => [a, b]).map((code) => [code.id, code]));
  const most = Math.max(1, ...[...codes.values()].map(({ alone }) => alone));
  const nodes = [...codes.values()].map((code, place): Node => {
    // From a spiral, as chance would draw another picture every time.
    const turn = place * 2.399963;
    const out = 14 * Math.sqrt(place + 0.5);
    return {
      ...code,
      r: 5 + 15 * Math.sqrt(code.alone / most),
      x: out * Math.cos(turn),
      y: out * Math.sin(turn),
    };
  });
  const links = pairs.map(({ a, b, closeness }) => ({ source: a.id, target: b.id, closeness }));
  forceSimulation(nodes)
    .force(
      'link',
      forceLink<Node, (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(({ closeness }) => 130 - 60 * Math.min(1, closeness)),
    )
    .force('apart', forceManyBody<Node>().strength(-420))
    .force(
      'room',
      forceCollide<Node>(({ name, r }) => Math.max(r + 16, widthOf(name) / 2.6)),
    )
    .force('x', forceX<Node>(0).strength(0.05))
    .force('y', forceY<Node>(0).strength(0.11))
    .stop()
    .tick(320);
  return fitInto(nodes);
}

function fitInto(nodes: Node[]): Node[] {
  const scale = (along: 'x' | 'y', from: number, to: number): ((value: number) => number) => {
    const values = nodes.map((node) => node[along]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return (value) =>
      most - least < 1 ? (from + to) / 2 : from + ((value - least) * (to - from)) / (most - least);
  };
  const x = scale('x', margin.x, width - margin.x);
  const y = scale('y', margin.y, height - margin.y - 16);
  return nodes.map((node) => ({ ...node, x: x(node.x), y: y(node.y) }));
}
