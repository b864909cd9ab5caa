import type { Point, Side } from '../geometry.ts';

/** Orthogonal lines as numbers, one after the other: a search rates hundreds of them and keeps one. A line is open, point after point, until it is closed. */
export class Lines {
  private readonly xs: number[] = [];
  private readonly ys: number[] = [];
  /** Where each line begins, and where the open one does. */
  private readonly begins: number[] = [0];
  private readonly from: Side[] = [];
  private readonly to: Side[] = [];
  private used = 0;

  get count(): number {
    return this.from.length;
  }

  clear(): void {
    this.used = 0;
    this.begins.length = 1;
    this.from.length = 0;
    this.to.length = 0;
  }

  add(x: number, y: number): void {
    this.xs[this.used] = x;
    this.ys[this.used] = y;
    this.used++;
  }

  close(from: Side, to: Side): void {
    this.from.push(from);
    this.to.push(to);
    this.begins.push(this.used);
  }

  /** Closes the line without points that repeat or lie on a straight run. False where it runs back over itself: then it stays open. */
  closeStraight(from: Side, to: Side): boolean {
    if (this.turnsBack()) return false;
    this.straighten();
    this.close(from, to);
    return true;
  }

  /** Forgets the points of the open line. */
  drop(): void {
    this.used = this.begins[this.count] as number;
  }

  /** Where the first point of a line is among all points; that of the line after it is one past its last. */
  begin(line: number): number {
    return this.begins[line] as number;
  }

  x(point: number): number {
    return this.xs[point] as number;
  }

  y(point: number): number {
    return this.ys[point] as number;
  }

  fromSide(line: number): Side {
    return this.from[line] as Side;
  }

  toSide(line: number): Side {
    return this.to[line] as Side;
  }

  points(line: number): Point[] {
    const points: Point[] = [];
    for (let point = this.begin(line); point < this.begin(line + 1); point++) points.push({ x: this.x(point), y: this.y(point) });
    return points;
  }

  private turnsBack(): boolean {
    let beforeX = 0;
    let beforeY = 0;
    for (let point = (this.begins[this.count] as number) + 1; point < this.used; point++) {
      const stepX = this.x(point) - this.x(point - 1);
      const stepY = this.y(point) - this.y(point - 1);
      if (stepX === 0 && stepY === 0) continue;
      if (beforeX * stepX + beforeY * stepY < 0) return true;
      beforeX = stepX;
      beforeY = stepY;
    }
    return false;
  }

  /** Drops points of the open line that repeat or lie on a straight run. */
  straighten(): void {
    const { xs, ys } = this;
    const begin = this.begins[this.count] as number;
    let kept = begin;
    for (let point = begin; point < this.used; point++) {
      const x = this.x(point);
      const y = this.y(point);
      if (kept > begin && xs[kept - 1] === x && ys[kept - 1] === y) continue;
      const onRun = kept > begin + 1 && ((xs[kept - 2] === xs[kept - 1] && xs[kept - 1] === x) || (ys[kept - 2] === ys[kept - 1] && ys[kept - 1] === y));
      if (onRun) kept--;
      xs[kept] = x;
      ys[kept] = y;
      kept++;
    }
    this.used = kept;
  }
}
