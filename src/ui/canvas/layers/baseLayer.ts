import { overlaps, type Rect, type Theme, unionOf } from '../../../drawing/index.ts';
import type { NearElements } from '../nodes/near.ts';
import type { Brush } from '../paint/brush.ts';
import { NAMES_FROM_ZOOM } from '../paint/elements.ts';
import { paintPicture } from '../paint/picture.ts';
import { bothDamages, type Damage, damageOf, damageOfMarks, NO_DAMAGE } from '../stage/damage.ts';
import { type FarName, farNamesElsewhere } from '../stage/farNames.ts';
import type { Marks } from '../stage/marks.ts';
import type { Held, Stage } from '../stage/stage.ts';
import { visibleRect } from '../stage/viewport.ts';
import { Overview } from './overview.ts';
import { Pace } from './pace.ts';
import { AT_ONCE, Budget, halved, joined, largest, notDue, partsOf, pieces } from './parts.ts';
import { Refresh } from './refresh.ts';
import { ahead, type Frame, frameOf, Sheet, slid } from './sheet.ts';

/** While a gesture runs the picture is only moved, until its scale is off by more than this … */
const SCALE_OFF = 1.6;
/** … or until this long after the last movement. */
const REST_MS = 120;
/** A new picture is begun when less than this part of the margin is left … */
const LEAST_MARGIN = 0.3;
/** … or than this one, while one zooms away: more comes into view at every edge. */
const LEAST_MARGIN_AWAY = 0.5;
/**
 * While the zoom changes, a picture of more parts than these, which takes many frames, is drawn for a zoom that is so many times the one that is seen: the
 * one to come. Less than `SCALE_OFF` in either direction.
 */
const PARTS_OF_MANY_FRAMES = 8;
const AHEAD = { nearer: 1.3, away: 1 / 1.55 } as const;
/** Time of one frame that is spent on drawing, at 60 frames a second … */
const BUDGET_MS = 5;
/** … where there is nothing to be seen at the edges … */
const URGENT_BUDGET_MS = 9;
/** … and as long as there is nothing to be seen at all. */
const FIRST_BUDGET_MS = 400;
/** More parts than these are not joined: drawing everything costs less. */
const MOST_PARTS = 300;
/** On the overview everything is drawn, also what is part of the page. */
const NOTHING: ReadonlySet<string> = new Set();

/** A picture that is being drawn, a few parts in each frame. */
interface Work {
  readonly sheet: Sheet;
  readonly parts: Rect[];
  /** Elements that are part of the page and stay so, and are not drawn. */
  readonly kept: ReadonlySet<string>;
}

/** The picture as it was before a connection was begun. Afterwards it is seen again. */
interface Aside {
  readonly sheet: Sheet;
  readonly marks: Marks;
  readonly theme: Theme;
  /** Elements that may be missing from it, because they are part of the page. */
  readonly mounted: ReadonlySet<string>;
  /** What is out of date in it. */
  damage: Damage;
}

/**
 * The layer on which everything lies that is not part of the page. It is drawn once, with a margin, and then only moved by its CSS transform; what
 * changes is drawn anew where it changed. A picture that takes longer than a frame is drawn on a second sheet, over several frames, and takes
 * the place of the first when it is whole. While something is connected nearly everything steps back: the picture from before is put aside meanwhile.
 * What is held by the pointer is left out: it has a layer of its own.
 */
export class BaseLayer {
  private front: Sheet;
  private back: Sheet | undefined;
  private readonly stage: Stage;
  private readonly near: NearElements;
  private readonly onRest: () => void;
  private readonly overview: Overview;
  private work: Work | undefined;
  private aside: Aside | undefined;
  /** Everything changed while a picture was being drawn: once it is up, the next one is begun. */
  private again = false;
  private damage: Damage = NO_DAMAGE;
  /** The names of contexts over a far view, as the picture has them. */
  private names: { readonly zoom: number; readonly placed: ReadonlyMap<string, FarName> } | undefined;
  /** The view comes near the edge of the picture, which is right otherwise. */
  private short = false;
  /** Parts of the front sheet that are out of date and wait for their turn. */
  private stale: Rect[] = [];
  private frame = 0;
  /** The zoom that was seen last, and which way it changed with the last movement. */
  private zoom: number;
  private drift: keyof typeof AHEAD | undefined;
  private readonly refresh = new Refresh();
  private readonly pace = new Pace();
  private rest: ReturnType<typeof setTimeout> | undefined;
  private marks: Marks;
  private held: Held | undefined;
  private readonly stops: (() => void)[];

  constructor(canvas: HTMLCanvasElement, stage: Stage, near: NearElements, onRest: () => void) {
    this.front = new Sheet(canvas);
    this.stage = stage;
    this.near = near;
    this.onRest = onRest;
    this.overview = new Overview(canvas, stage, (sheet, part) => this.paint(sheet, part, NOTHING));
    this.marks = stage.marks.get();
    this.zoom = stage.viewport.get().zoom;
    this.stops = [
      stage.viewport.subscribe(() => this.move()),
      // The first picture waits for the view that the design opens with.
      stage.screen.subscribe(() => (this.front.frame ? this.redrawAll() : this.spoil('all'))),
      stage.theme.subscribe(() => this.redrawAll()),
      stage.marks.subscribe((now) => this.marksChanged(now)),
      stage.revision.subscribe(() => this.spoil(stage.scene.takeDamage())),
      stage.held.subscribe((now) => this.heldChanged(now)),
    ];
    this.redraw();
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
    this.back?.canvas.remove();
    this.overview.dispose();
  }

  /** Draws what is out of date before the next frame is shown. */
  private spoil(damage: Damage): void {
    this.overview.spoil();
    this.outdate(bothDamages(damage, damageOf(this.namesElsewhere())));
  }

  /** The parts of the picture in which names of contexts stand over a far view, or stood: each stands where others leave it room. */
  private namesElsewhere(): readonly Rect[] {
    const zoom = this.front.frame?.viewport.zoom;
    const before = this.names;
    this.names = zoom === undefined ? undefined : { zoom, placed: this.stage.scene.farNames(zoom) };
    return before && this.names?.zoom === before.zoom ? farNamesElsewhere(before.placed, this.names.placed) : [];
  }

  private redrawAll(): void {
    this.overview.spoil();
    this.redraw();
  }

  private outdate(damage: Damage): void {
    if (this.aside) this.aside.damage = bothDamages(this.aside.damage, damage);
    this.mend(damage);
  }

  private mend(damage: Damage): void {
    this.damage = bothDamages(this.damage, damage);
    if (this.frame === 0) this.frame = requestAnimationFrame(this.draw);
  }

  private marksChanged(now: Marks): void {
    const before = this.marks;
    this.marks = now;
    if (before.legal && !now.legal && this.takeBack(now)) return;
    const damage = this.damageOfMarks(before, now);
    // What stands out need not on the overview, which is seen for a moment.
    if (before.kept !== now.kept) this.overview.spoil();
    if (before.legal || !now.legal) return this.outdate(damage);
    this.putAside(before);
    this.mend(damage);
  }

  private damageOfMarks(before: Marks, now: Marks): Damage {
    return damageOfMarks(before, now, (id) => this.stage.scene.partsOf(id));
  }

  /** Keeps the picture as it is, unless it is not whole. */
  private putAside(marks: Marks): void {
    const { front: sheet, damage } = this;
    this.aside = this.work || this.stale.length > 0 ? undefined : { sheet, marks, theme: this.stage.theme.get(), mounted: this.near.shown(), damage };
  }

  /** Shows the picture that was put aside, if it still is one of what is seen and not much of it is out of date. */
  private takeBack(now: Marks): boolean {
    const { aside } = this;
    this.aside = undefined;
    if (!aside || !this.isOfNow(aside)) return false;
    const damage = bothDamages(aside.damage, this.damageOfMarks(aside.marks, now));
    if (damage === 'all') return false;
    this.work = undefined;
    this.again = false;
    this.damage = NO_DAMAGE;
    this.bringUp(aside.sheet);
    this.mend(this.reaches(0) ? damage : 'all');
    return true;
  }

  private isOfNow({ sheet: { frame }, theme, mounted }: Aside): boolean {
    const { stage } = this;
    const { width, height } = stage.screen.get();
    if (theme !== stage.theme.get() || frame?.width !== width || frame.height !== height || frame.viewport.zoom !== stage.viewport.get().zoom) return false;
    const shown = this.near.shown();
    return [...mounted].every((id) => shown.has(id));
  }

  /** What is taken up goes from here, and what is let go of comes back. */
  private heldChanged(now: Held | undefined): void {
    const before = this.held;
    this.held = now;
    if ((before === undefined) === (now === undefined)) return;
    const { scene } = this.stage;
    const held = now ?? before;
    if (!held || scene.relations.touching(held.boxes).size > 0) return this.outdate('all');
    this.outdate(damageOf([...held.boxes.keys(), ...held.flows].flatMap((id) => scene.partsOf(id))));
  }

  private move(): void {
    clearTimeout(this.rest);
    this.rest = setTimeout(this.settle, REST_MS);
    const now = this.stage.viewport.get();
    if (now.zoom === this.zoom) this.drift = undefined;
    else this.drift = now.zoom > this.zoom ? 'nearer' : 'away';
    this.zoom = now.zoom;
    this.front.place(now);
    this.back?.place(now);
    this.overview.follow(now, !this.covers(0));
    if (!this.work && !this.reaches(this.drift === 'away' ? LEAST_MARGIN_AWAY : LEAST_MARGIN)) this.goOn();
  }

  /** Draws the picture of where the view is now before the next frame is shown. */
  private goOn(): void {
    this.short = true;
    this.mend(NO_DAMAGE);
  }

  private readonly settle = (): void => {
    this.drift = undefined;
    const now = this.stage.viewport.get();
    const next = this.work?.sheet.frame ?? this.front.frame;
    if (next && next.viewport.zoom !== now.zoom) this.redraw();
    this.onRest();
  };

  /** Whether the picture covers the screen, with so much of its margin left, and has about the right scale. */
  private reaches(least: number): boolean {
    const { scale } = this.front.lie(this.stage.viewport.get());
    return scale <= SCALE_OFF && scale >= 1 / SCALE_OFF && this.covers(least);
  }

  /** Whether there is something to be seen up to the edges of the screen, with so much of the picture's margin left, sharp or not. */
  private covers(least: number): boolean {
    const { frame } = this.front;
    if (!frame) return true;
    const { x, y, scale } = this.front.lie(this.stage.viewport.get());
    const { width, height } = this.front.extent;
    const [roomX, roomY] = [least * frame.marginX, least * frame.marginY];
    return x <= -roomX && y <= -roomY && x + scale * width >= frame.width + roomX && y + scale * height >= frame.height + roomY;
  }

  private readonly draw = (time: number): void => {
    this.frame = 0;
    this.refresh.note(time);
    const { damage } = this;
    this.damage = NO_DAMAGE;
    const stale = this.staleAfter(damage);
    if (!stale && !this.work) return this.redraw();
    if (this.short && stale?.length === 0 && !this.work) return this.redraw(true);
    this.again ||= !stale;
    this.stale = stale ?? this.stale;
    this.carryOn(stale ? damage : NO_DAMAGE);
  };

  /** The parts of the front sheet that are out of date; none where drawing all of it is better. */
  private staleAfter(damage: Damage): Rect[] | undefined {
    const { front, stale } = this;
    if (damage === 'all' || !front.frame) return undefined;
    if (damage.length === 0) return stale;
    const parts = [...stale, ...damage.flatMap((area) => front.partAt(area) ?? [])];
    return parts.length > MOST_PARTS ? undefined : pieces(joined(parts), this.refresh.share);
  }

  /** Draws everything, at once where it is little, else over the next frames; or, where the picture is `right`, only what it does not show. */
  private redraw(right = false): void {
    this.damage = NO_DAMAGE;
    this.again = false;
    this.short = false;
    // What is looked at comes first: its margin is drawn when there is something to be seen.
    const frame = frameOf(this.stage, this.isFirst);
    if (!frame) return;
    this.stage.prepare();
    if (right && this.slide(frame)) return this.carryOn(NO_DAMAGE);
    const parts = this.partsOf(frame);
    if (this.drift && parts.length > PARTS_OF_MANY_FRAMES && !this.isFirst) {
      const next = ahead(frame, AHEAD[this.drift]);
      this.begin(this.sheetFor(next, parts.length), next, this.partsOf(next));
    } else this.begin(this.sheetFor(frame, parts.length), frame, parts);
    this.carryOn(NO_DAMAGE);
  }

  private partsOf(frame: Frame): Rect[] {
    const { width, height, marginX, marginY } = frame;
    const seen = visibleRect(frame.viewport, frame, marginX / width);
    const elements = this.stage.scene.countIn(seen, Infinity);
    return partsOf(width + 2 * marginX, height + 2 * marginY, elements, this.atOnce(frame), this.refresh.share);
  }

  /** Begins a picture with what the one before it shows as well. `false` where that is too little. */
  private slide(frame: Frame): boolean {
    const { front, near } = this;
    const next = front.frame && slid(front.frame, frame);
    if (!next) return false;
    const sheet = this.sheetFor(next.frame, next.parts.length + 1);
    const kept = this.begin(sheet, next.frame, []);
    sheet.copy(front, next);
    // What was part of the page so far, and will not be, may be missing from the picture.
    const leaving = [...near.shown()].flatMap((id) => (kept.has(id) ? [] : (this.stage.shownBoxOf(id) ?? [])));
    const parts = [...next.parts, ...leaving.flatMap((box) => sheet.partAt(box) ?? [])];
    this.work?.parts.push(...pieces(joined(parts), this.refresh.share, largest(this.partsOf(next.frame))));
    return true;
  }

  private begin(sheet: Sheet, frame: Frame, parts: Rect[]): ReadonlySet<string> {
    const kept = this.near.keeps();
    this.work = { sheet, parts, kept };
    if (sheet === this.aside?.sheet) this.aside = undefined;
    if (sheet === this.front) this.stale = [];
    sheet.begin(frame, this.stage);
    return kept;
  }

  private atOnce({ viewport }: Frame): number {
    if (this.isFirst) return AT_ONCE.first;
    return this.pace.share * (viewport.zoom < NAMES_FROM_ZOOM ? AT_ONCE.wordless : AT_ONCE.words);
  }

  /** Whether there was nothing to be seen yet. */
  private get isFirst(): boolean {
    return !('whole' in this.front.canvas.dataset);
  }

  /** A picture that is whole at once may take the place of the old one; so may one of another size, because the old one is of no use. */
  private sheetFor(frame: Frame, parts: number): Sheet {
    const { frame: before, canvas } = this.front;
    if (parts === 1 || before?.width !== frame.width || before.height !== frame.height) return this.front;
    if (this.back) return this.back;
    const under = canvas.cloneNode(false) as HTMLCanvasElement;
    // The browser would put what is on it onto the screen in each frame: only the whole picture is to go there.
    under.hidden = true;
    delete under.dataset['whole'];
    canvas.before(under);
    this.back = new Sheet(under);
    return this.back;
  }

  /** Goes on with what is out of date and with the picture that is being drawn, if one is; `damage` came up meanwhile. */
  private carryOn(damage: Damage): void {
    const { work } = this;
    if (work && work.sheet !== this.front && damage !== 'all') {
      const spoilt = joined(damage.flatMap((area) => work.sheet.partAt(area) ?? []));
      work.parts.push(...pieces(notDue(spoilt, work.parts), this.refresh.share));
    }
    const area = unionOf([this.stale.length > 0 ? this.front.area : undefined, work?.sheet.area].flatMap((one) => one ?? []));
    if (area) this.stage.scene.watch(area);
    const budget = new Budget(this.budgetMs());
    this.paintSome(this.stale, budget, (part) => this.paint(this.front, part, this.near.shown()));
    if (work) this.paintSome(work.parts, budget, (part) => this.paint(work.sheet, part, work.kept));
    work?.sheet.place(this.stage.viewport.get());
    if (this.stale.length > 0 || (work && work.parts.length > 0)) {
      if (this.frame === 0) this.frame = requestAnimationFrame(this.draw);
      return;
    }
    this.work = undefined;
    if (work) this.show(work);
    else if (this.short) this.mend(NO_DAMAGE);
  }

  /** Draws parts until what may be spent in this frame is. */
  private paintSome(parts: Rect[], budget: Budget, paint: (part: Rect) => void): void {
    while (!budget.isSpent) {
      const part = parts.shift();
      if (!part) return;
      paint(part);
      const price = budget.pay(part.width * part.height * (globalThis.devicePixelRatio || 1) ** 2);
      if (!this.isFirst && this.pace.note(price, this.refresh.share)) parts.splice(0, Infinity, ...halved(parts, part));
    }
  }

  private budgetMs(): number {
    if (this.isFirst) return FIRST_BUDGET_MS;
    // Zooming away nearly always gets ahead of the picture: to be smooth matters more there than the edges.
    return this.refresh.share * (this.drift || this.covers(0) ? BUDGET_MS : URGENT_BUDGET_MS);
  }

  /** Brings a picture up that is whole; elements that it shows need not be part of the page any more. */
  private show({ sheet, kept }: Work): void {
    sheet.canvas.dataset['whole'] = '';
    this.bringUp(sheet);
    this.namesElsewhere();
    this.overview.follow(this.stage.viewport.get(), !this.covers(0));
    if (!this.again) this.stage.pictured.set(true);
    this.near.letGo(kept);
    if (this.again) this.outdate('all');
    else if (!this.reaches(0) || sheet.frame?.marginX === 0) this.goOn();
  }

  private bringUp(sheet: Sheet): void {
    if (sheet === this.front) return;
    this.stale = [];
    this.back = this.front;
    this.front = sheet;
    sheet.canvas.hidden = false;
    this.back.canvas.hidden = true;
    sheet.place(this.stage.viewport.get());
  }

  private paint(sheet: Sheet, part: Rect, mounted: ReadonlySet<string>): void {
    sheet.paint(part, this.stage, (brush) => this.paintArea(brush, mounted));
  }

  private paintArea(brush: Brush, mounted: ReadonlySet<string>): void {
    const { scene } = this.stage;
    const { area } = brush;
    const held = this.stage.held.get();
    const stays = (id: string): boolean => !held?.boxes.has(id) && scene.shows(id);
    const moving = held ? scene.relations.touching(held.boxes) : undefined;
    const boxesIn = (boxes: ReadonlyMap<string, Rect>) => [...boxes].filter(([id, box]) => overlaps(box, area) && stays(id));
    // On the map contexts are part of the page.
    const contexts = scene.isMap ? [] : boxesIn(scene.boxes.contexts).filter(([id]) => !scene.isFolded(id));
    paintPicture(brush, {
      design: scene.design,
      marks: this.stage.marks.get(),
      frames: scene.isMap ? [] : boxesIn(scene.boxes.frames),
      contexts,
      farNames: scene.farNames(brush.zoom),
      notes: boxesIn(scene.boxes.notes),
      elements: scene.elementsIn(area).flatMap((id) => {
        const box = stays(id) ? scene.boxes.elements.get(id) : undefined;
        return box ? [[id, box] as const] : [];
      }),
      folded: scene.folded.filter(([id, box]) => overlaps(box, area) && stays(id)),
      relations: [...scene.relations.routes].filter(([id]) => !moving?.has(id)),
      relationLook: scene.isMap ? 'plain' : 'quiet',
      flows: scene.linesIn(area).filter(([id]) => !held?.flows.has(id)),
      mounted,
      grounds: [],
      sheets: [],
    });
  }
}
