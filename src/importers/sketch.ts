import { load } from 'js-yaml';
import { add, applyEdits, emptyDesign, legalFlowKinds, update, type Design, type Edit, type Element, type FlowKind } from '../model/index.ts';
import { COLLECTION_NAMES, ELEMENT_KINDS, FLOW_KINDS, type CollectionName } from '../model/index.ts';

/**
 * Reads a small language for designs, so that a page about a rule, and a test, can show its design in a few lines:
 *
 * ```
 * orders(service {instances: 3})                                   an element; its name is its id unless the braces say otherwise
 * orders -> payments(service): call #charge {timeout: {ms: 800}}   a flow, with elements declared on the way; `#charge` is its id
 * orders -> order-db(datastore)                                    the likeliest kind of flow; the id is `orders-order-db`
 * context sales(orders, payments) {subdomain: core}                a bounded context and its members
 * team blue(orders) {size: 5}                                      a team and what it owns
 * message order-placed(event)
 * relation sales -> billing: customer-supplier {upstreamRoles: [OHS]}
 * saga place-order(orchestration orders): reserve@orders {compensation: release} > charge@payments {kind: pivot}
 * layout orders {x: 0, y: 40}                                      any record of any collection: `<collection> <id> {fields}`
 * meta {engineers: 12}                                             and the two single records
 * grid web gate orders | . . order-db                              places elements in rows and columns; `.` leaves a cell empty
 * ```
 *
 * Statements end with the line or with `;`, braces hold YAML and may span lines, `//` starts a comment. Elements may be used before they are declared.
 * @throws Error with every problem when the text cannot be read, or the design would not be valid.
 */
export function sketch(text: string, base: Design = emptyDesign('Sketch')): Design {
  const sketcher = new Sketcher(base);
  for (const statement of statementsOf(text)) sketcher.read(new Reader(statement));
  return sketcher.design();
}

type Fields = Record<string, unknown>;

/** Distance of two cells of a grid in canvas pixels: an element of the usual size, and room for the label of a flow. */
const GRID = { column: 320, row: 144 } as const;
interface Line {
  readonly from: string;
  readonly to: string;
  readonly kind: FlowKind | undefined;
  readonly id: string | undefined;
  readonly fields: Fields;
}

class Sketcher {
  private readonly base: Design;
  private readonly records = new Map<string, { collection: CollectionName; id: string; record: Fields }>();
  private readonly singles: Edit[] = [];
  private readonly lines: Line[] = [];
  private readonly memberships: { field: 'contextIds' | 'ownerIds'; holder: string; members: readonly string[] }[] = [];

  constructor(base: Design) {
    this.base = base;
  }

  read(reader: Reader): void {
    const word = reader.word();
    if (reader.done() || reader.sees('(') || reader.sees('->')) return this.readChain(word, reader);
    switch (word) {
      case 'context':
      case 'team':
        return this.readGroup(word, reader);
      case 'message':
        return this.readMessage(reader);
      case 'relation':
        return this.readRelation(reader);
      case 'saga':
        return this.readSaga(reader);
      case 'grid':
        return this.readGrid(reader);
      case 'meta':
      case 'platform':
        this.singles.push(update(word, word, reader.fields()));
        return reader.end();
      default:
        return this.readRecord(word, reader);
    }
  }

  design(): Design {
    this.join();
    const edits: Edit[] = [...this.singles];
    for (const { collection, id, record } of this.records.values()) edits.push(add(collection, id, record as never));
    const result = applyEdits(this.base, [...edits, ...this.flowEdits()]);
    if (!result.ok) throw new Error(`The sketch is not a valid design:\n${result.problems.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`);
    return result.design;
  }

  private readChain(first: string, reader: Reader): void {
    this.readElement(first, reader);
    let from = first;
    while (reader.takes('->')) {
      const to = reader.word();
      this.readElement(to, reader);
      let kind: FlowKind | undefined;
      let id: string | undefined;
      if (reader.takes(':') && !reader.sees('#') && !reader.sees('{')) kind = oneOf(FLOW_KINDS, reader.word(), 'kind of flow');
      if (reader.takes('#')) id = reader.word();
      this.lines.push({ from, to, kind, id, fields: reader.fields() });
      from = to;
    }
    reader.end();
  }

  private readElement(id: string, reader: Reader): void {
    if (!reader.takes('(')) return;
    const kind = oneOf(ELEMENT_KINDS, reader.word(), 'kind of element');
    this.put('elements', id, { kind, name: id, ...reader.fields() });
    reader.expect(')');
  }

  private readGroup(word: 'context' | 'team', reader: Reader): void {
    const id = reader.word();
    const members = reader.takes('(') ? reader.words(')') : [];
    this.put(word === 'context' ? 'contexts' : 'teams', id, { name: id, ...reader.fields() });
    this.memberships.push({ field: word === 'context' ? 'contextIds' : 'ownerIds', holder: id, members });
    reader.end();
  }

  private readMessage(reader: Reader): void {
    const id = reader.word();
    const kind = reader.takes('(') ? (reader.words(')')[0] ?? 'event') : 'event';
    this.put('messages', id, { name: id, kind, ...reader.fields() });
    reader.end();
  }

  private readRelation(reader: Reader): void {
    const upstream = reader.word();
    reader.expect('->');
    const downstream = reader.word();
    const type = reader.takes(':') ? reader.word() : 'upstream-downstream';
    const id = reader.takes('#') ? reader.word() : `${upstream}-${downstream}-relation`;
    this.put('relations', id, { upstream, downstream, type, ...reader.fields() });
    reader.end();
  }

  private readSaga(reader: Reader): void {
    const id = reader.word();
    const [style = 'orchestration', orchestratorId] = reader.takes('(') ? reader.words(')') : [];
    const fields = reader.fields();
    const steps: Fields[] = [];
    if (reader.takes(':')) {
      do {
        const name = reader.word();
        reader.expect('@');
        const participantId = reader.word();
        steps.push({ id: name, name, participantId, ...reader.fields() });
      } while (reader.takes('>'));
    }
    this.put('sagas', id, { name: id, style, ...(orchestratorId === undefined ? {} : { orchestratorId }), steps, ...fields });
    reader.end();
  }

  private readGrid(reader: Reader): void {
    let [column, row] = [0, 0];
    while (!reader.done()) {
      if (reader.takes('|')) [column, row] = [0, row + 1];
      else if (reader.takes('.')) column++;
      else this.put('layout', reader.word(), { x: column++ * GRID.column, y: row * GRID.row });
    }
  }

  private readRecord(collection: string, reader: Reader): void {
    const id = reader.word();
    const fields = reader.fields();
    const name = oneOf(COLLECTION_NAMES, collection, 'collection');
    const named = !['flows', 'relations', 'notes', 'layout', 'decisions', 'ruleSettings'].includes(name);
    this.put(name, id, { ...(named ? { name: id } : {}), ...fields });
    reader.end();
  }

  private put(collection: CollectionName, id: string, record: Fields): void {
    const key = `${collection} ${id}`;
    if (this.records.has(key)) throw new Error(`“${id}” is declared twice in the sketch.`);
    this.records.set(key, { collection, id, record });
  }

  private join(): void {
    for (const { field, holder, members } of this.memberships.splice(0)) {
      for (const member of members) {
        const element = this.records.get(`elements ${member}`);
        if (!element) throw new Error(`“${member}” is a member of “${holder}” and is not declared in the sketch.`);
        const before = element.record[field];
        element.record[field] = [...(Array.isArray(before) ? before : []), holder];
      }
    }
  }

  private flowEdits(): Edit[] {
    const taken = new Set<string>();
    return this.lines.map(({ from, to, kind, id, fields }) => {
      const chosen = kind ?? legalFlowKinds(this.element(from), this.element(to))[0] ?? 'call';
      const own = id ?? [`${from}-${to}`, `${from}-${to}-${chosen}`].find((candidate) => !taken.has(candidate)) ?? `${from}-${to}-${taken.size}`;
      taken.add(own);
      return add('flows', own, { kind: chosen, from, to, ...fields } as never);
    });
  }

  private element(id: string): Element {
    const found = (this.records.get(`elements ${id}`)?.record as Element | undefined) ?? this.base.elements[id];
    if (!found) throw new Error(`“${id}” is not declared in the sketch; write ${id}(service) once.`);
    return found;
  }
}

function oneOf<T extends string>(words: readonly T[], word: string, what: string): T {
  const found = words.find((candidate) => candidate === word);
  if (!found) throw new Error(`“${word}” is not a ${what}; there are: ${words.join(', ')}.`);
  return found;
}

/** Reads one statement from left to right. */
class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  sees(token: string): boolean {
    this.skip();
    return this.text.startsWith(token, this.at);
  }

  takes(token: string): boolean {
    if (!this.sees(token)) return false;
    this.at += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.takes(token)) this.fail(`“${token}” is expected`);
  }

  word(): string {
    this.skip();
    const found = /^[\p{L}\p{N}_](?:[\p{L}\p{N}._]|-(?!>))*/u.exec(this.text.slice(this.at))?.[0];
    if (found === undefined) this.fail('a word is expected');
    this.at += found.length;
    return found;
  }

  words(end: string): string[] {
    const words: string[] = [];
    while (!this.takes(end)) {
      words.push(this.word());
      this.takes(',');
    }
    return words;
  }

  fields(): Fields {
    if (!this.sees('{')) return {};
    const start = this.at;
    this.at = endOfBraces(this.text, start);
    return load(this.text.slice(start, this.at)) as Fields;
  }

  done(): boolean {
    this.skip();
    return this.at === this.text.length;
  }

  end(): void {
    if (!this.done()) this.fail('the statement should end');
  }

  private skip(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
  }

  private fail(what: string): never {
    throw new Error(`Sketch: ${what} before “${this.text.slice(this.at, this.at + 30)}” in “${this.text}”.`);
  }
}

function endOfBraces(text: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || (character === "'" && !/\w/.test(text.charAt(at - 1)))) quote = character;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  throw new Error(`Sketch: a brace is not closed in “${text.slice(start, start + 60)}”.`);
}

function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let start = 0;
  const cut = (end: number) => {
    const statement = text
      .slice(start, end)
      .replace(/(^|\s)\/\/.*$/gm, '')
      .trim();
    if (statement !== '') statements.push(statement);
    start = end + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '{') at = endOfBraces(text, at) - 1;
    else if (character === '\n' || character === ';') cut(at);
  }
  cut(text.length);
  return statements;
}
