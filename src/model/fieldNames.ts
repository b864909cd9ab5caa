import { z } from 'zod';

type Schema = z.core.$ZodType;
type Path = readonly PropertyKey[];

/** The names of the fields that a record at this place of a document may have; none where that hangs on a kind which nobody knows. */
export function fieldsAt(root: Schema, path: Path, record: unknown): readonly string[] {
  return schemasAt(root, path).flatMap((schema) => {
    if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
    if (!(schema instanceof z.ZodDiscriminatedUnion)) return [];
    const { discriminator } = schema.def;
    const word = (record as Readonly<Record<string, unknown>> | undefined)?.[discriminator];
    return schema.options.flatMap((option) => (wordsOf(option, discriminator).includes(String(word)) ? Object.keys((option as z.ZodObject).shape) : []));
  });
}

/** The words that decide at this place which of several records it is. */
export const kindsAt = (root: Schema, path: Path, discriminator: string): readonly string[] =>
  schemasAt(root, path).flatMap((schema) => (schema instanceof z.ZodUnion ? schema.options.flatMap((option) => wordsOf(option, discriminator)) : []));

function wordsOf(option: Schema, discriminator: string): readonly string[] {
  const field: unknown = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
  return field instanceof z.ZodLiteral ? [...field.values].map(String) : [];
}

/** The schemas that may hold at a place: of a union all, since nobody knows which of them was meant. */
const schemasAt = (root: Schema, path: Path): readonly Schema[] =>
  path.reduce<readonly Schema[]>((here, part) => here.flatMap((schema) => inside(schema, part)), [bare(root)]);

function inside(schema: Schema, part: PropertyKey): readonly Schema[] {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, part) ? [bare(schema.shape[String(part)] as Schema)] : [];
  if (schema instanceof z.ZodRecord) return [bare(schema.valueType)];
  if (schema instanceof z.ZodArray) return [bare(schema.element)];
  return schema instanceof z.ZodUnion ? schema.options.flatMap((option) => inside(bare(option), part)) : [];
}

const bare = (schema: Schema): Schema => (schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema);

/** The field that was probably meant by a name that there is not: the same but for case and signs, a part of it, or a slip of one or two letters. */
export function fieldMeant(name: string, fields: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const said = plain(name);
  const ways: readonly ((field: string) => boolean)[] = [
    (field) => field === said,
    (field) => Math.min(field.length, said.length) >= SHORTEST_PART && (field.startsWith(said) || said.startsWith(field)),
    (field) => slips(said, field) <= Math.min(2, Math.floor(said.length / 3)),
  ];
  for (const way of ways) {
    const found = fields.find((field) => way(plain(field)));
    if (found !== undefined) return found;
  }
  return undefined;
}

const LONGEST = 60;
const SHORTEST_PART = 4;

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Letters to add, to leave out or to change until the one word is the other: Levenshtein's distance. */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let at = 1; at <= to.length; at++) {
      const changed = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
