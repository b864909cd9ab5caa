import type { Rect } from '../geometry.ts';
import { inflate, overlaps, rectBetween } from '../geometry.ts';
import { labelRect, type Visitable } from '../routes/labelPlace.ts';
import type { Route } from '../routes/route.ts';
import type { RelationGround } from './relationRoutes.ts';

/** A relation that is nearer than this to a flow beside it, in px, could be taken for one with it. */
const NEAR = 13;

/**
 * Elements and flows as the ground of relations: their words keep off all of it, their lines do not run along flows.
 * `elements` are the boxes of elements, `flows` the bounds of flows by id.
 */
export function flowGround(elements: Visitable, flows: Visitable, routes: ReadonlyMap<string, Route>): Pick<RelationGround, 'legible' | 'runsAlong'> {
  return {
    legible: {
      visit(area, visit) {
        let ended = false;
        elements.visit(area, (id, rect) => (ended = visit(id, rect) === true));
        if (ended) return;
        flows.visit(area, (id) => {
          const route = routes.get(id);
          if (route?.label && visit(id, labelRect(route.label)) === true) return true;
          return stretchesOf(route).some((stretch) => visit(id, inflate(stretch, 2)) === true);
        });
      },
    },
    runsAlong(stretch) {
      const lying = stretch.width >= stretch.height;
      const near = inflate(stretch, lying ? -8 : NEAR, lying ? NEAR : -8);
      let found = false;
      flows.visit(near, (id) => {
        found = stretchesOf(routes.get(id)).some((other) => lying === other.width >= other.height && overlaps(inflate(other, 0.1), near));
        return found;
      });
      return found;
    },
  };
}

const stretchesOf = (route: Route | undefined): Rect[] =>
  (route?.points ?? []).flatMap((point, index, points) => {
    const before = points[index - 1];
    return before ? [rectBetween(before, point)] : [];
  });
