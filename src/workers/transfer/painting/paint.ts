import { type Attributes, visitTags } from './tags.ts';

/** The part of a canvas that is painted on. */
export type Brush = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'translate'
  | 'rotate'
  | 'scale'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'measureText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'globalAlpha'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
>;

/** Paints a picture as the SVG exporter writes it. */
export function paintSvg(svg: string, brush: Brush): void {
  visitTags(svg, new Painter(brush));
}

/** A line of words with the place of its pen. */
interface Line {
  x: number;
  readonly y: number;
  readonly fontSize: number;
  readonly centred: boolean;
  readonly weights: number[];
}

class Painter {
  private readonly brush: Brush;
  private family = 'sans-serif';
  private line: Line | undefined;

  constructor(brush: Brush) {
    this.brush = brush;
  }

  open(name: string, attributes: Attributes): void {
    const { brush } = this;
    if (name === 'svg') this.family = attributes['font-family'] ?? this.family;
    if (name === 'tspan') return this.openSpan(attributes);
    brush.save();
    transform(brush, attributes['transform'] ?? '');
    brush.globalAlpha *= Number(attributes['opacity'] ?? 1);
    if (name === 'text') this.openLine(attributes);
    const shape = shapeOf(name, attributes);
    if (shape) this.draw(shape, attributes);
  }

  close(name: string): void {
    if (name === 'tspan') this.line?.weights.pop();
    else this.brush.restore();
    if (name === 'text') this.line = undefined;
  }

  words(text: string): void {
    const { brush, line } = this;
    if (line === undefined) return;
    brush.font = `${line.weights.at(-1) ?? 400} ${line.fontSize}px ${this.family}`;
    const { width } = brush.measureText(text);
    brush.fillText(text, line.centred ? line.x - width / 2 : line.x, line.y);
    line.x += width;
  }

  private openLine(attributes: Attributes): void {
    this.line = {
      x: Number(attributes['x'] ?? 0),
      y: Number(attributes['y'] ?? 0),
      fontSize: Number(attributes['font-size'] ?? 16),
      centred: attributes['text-anchor'] === 'middle',
      weights: [Number(attributes['font-weight'] ?? 400)],
    };
    this.brush.fillStyle = attributes['fill'] ?? '#000';
  }

  private openSpan(attributes: Attributes): void {
    if (this.line === undefined) return;
    this.line.x += Number(attributes['dx'] ?? 0);
    this.line.weights.push(Number(attributes['font-weight'] ?? this.line.weights.at(-1)));
  }

  private draw(shape: Path2D, attributes: Attributes): void {
    const { brush } = this;
    const { fill = '#000', stroke } = attributes;
    if (fill !== 'none') {
      const alpha = brush.globalAlpha;
      brush.globalAlpha = alpha * Number(attributes['fill-opacity'] ?? 1);
      brush.fillStyle = fill;
      brush.fill(shape);
      brush.globalAlpha = alpha;
    }
    if (stroke === undefined) return;
    brush.strokeStyle = stroke;
    brush.lineWidth = Number(attributes['stroke-width'] ?? 1);
    brush.lineCap = (attributes['stroke-linecap'] ?? 'butt') as CanvasLineCap;
    brush.lineJoin = (attributes['stroke-linejoin'] ?? 'miter') as CanvasLineJoin;
    brush.setLineDash((attributes['stroke-dasharray'] ?? '').split(' ').filter(Boolean).map(Number));
    brush.stroke(shape);
  }
}

function shapeOf(name: string, attributes: Attributes): Path2D | undefined {
  const number = (key: string): number => Number(attributes[key] ?? 0);
  switch (name) {
    case 'path':
      return new Path2D(attributes['d']);
    case 'rect': {
      const path = new Path2D();
      path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
      return path;
    }
    case 'circle': {
      const path = new Path2D();
      path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
      return path;
    }
    default:
      return undefined;
  }
}

/** `translate(x y)`, `rotate(degrees x y)` and `scale(s)`, one after the other. */
function transform(brush: Brush, text: string): void {
  for (const [, name, list = ''] of text.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0] = list.split(/[ ,]+/).map(Number);
    if (name === 'translate') brush.translate(a, b);
    else if (name === 'scale') brush.scale(a, a);
    else if (name === 'rotate') {
      brush.translate(b, c);
      brush.rotate((a * Math.PI) / 180);
      brush.translate(-b, -c);
    }
  }
}
