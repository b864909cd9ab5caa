import { slugOf } from '../../model/index.ts';

/** Words that say what a thing is, not what it is about. */
const KIND_WORDS = /[-_ .]*(?:micro)?(?:services?|svc|api|app|server|database|data|db|store|storage|cache|topic|queue|events?)$/i;

/** What a name is about, as a slug: `Order service` and `order-db` are both about `order`. */
export function subjectOf(name: string): string {
  let rest = name.trim();
  for (;;) {
    const shorter = rest.replace(KIND_WORDS, '');
    if (shorter === '' || shorter === rest) return slugOf(rest);
    rest = shorter;
  }
}

/** `order` → `Order service`. */
export const serviceName = (subject: string): string => `${subject.charAt(0).toUpperCase()}${subject.slice(1).replaceAll('-', ' ')} service`;
