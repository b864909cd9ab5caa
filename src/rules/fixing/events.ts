import type { ElementOf } from '../../model/index.ts';
import type { Facts } from '../facts/facts.ts';
import type { FixDraft } from './draft.ts';
import { coined, type NewName, subjectOf } from './names.ts';

/** Writes publishers, topics, consumers and copies into one draft; what two repairs of the same draft need is added once. */
export class EventWiring {
  private readonly facts: Facts;
  private readonly draft: FixDraft;
  private readonly topics = new Map<string, string>();
  /** By topic: two services of one name have two topics of one name. */
  private readonly deadLetters = new Map<string, string>();
  private readonly publications = new Set<string>();
  private readonly consumptions = new Set<string>();
  private readonly copies = new Map<number, string>();
  /** What was looked up already: by publisher the flow to its topic, by topic who consumes there. */
  private readonly published = new Map<number, number>();
  private readonly consumers = new Map<number, ReadonlySet<number>>();

  constructor(facts: Facts, draft: FixDraft) {
    this.facts = facts;
    this.draft = draft;
  }

  /**
   * `publisher` says what happened on a topic of its own for this purpose, one from an earlier fix where it has it, and `consumer` reacts.
   * @param messageId what is said, where that is known
   */
  publish(publisher: number, consumer: number, messageId?: string): void {
    const name = coined`${subjectOf(this.facts.name(publisher))}-events`;
    this.consume(this.ownTopic(publisher, name, messageId), consumer, messageId);
  }

  /** `consumer` hears of every change at `publisher`, on a topic that this one publishes to already where there is one. */
  feed(publisher: number, consumer: number): void {
    const topic = this.existingTopic(publisher) ?? this.ownTopic(publisher, changesOf(this.facts, publisher));
    this.consume(topic, consumer);
  }

  /** The name of what {@link feed} would use. */
  feedName(publisher: number): string {
    const flow = this.publication(publisher);
    if (flow < 0) return changesOf(this.facts, publisher).said;
    const record = this.facts.flow(flow);
    const messageId = record?.kind === 'publish' ? record.messageId : undefined;
    const message = messageId === undefined ? undefined : this.facts.design.messages[messageId];
    return message?.name ?? this.facts.name(this.facts.target(flow));
  }

  /** A store in which `service` keeps what it hears: one that only it reaches, or a new one. */
  copyStore(service: number): void {
    if (ownStore(this.facts, service) >= 0 || this.copies.has(service)) return;
    this.copies.set(service, addStore(this.facts, this.draft, service, undefined, copyName(this.facts, service)));
  }

  private publication(publisher: number): number {
    const known = this.published.get(publisher) ?? this.findPublication(publisher);
    this.published.set(publisher, known);
    return known;
  }

  private findPublication(publisher: number): number {
    return this.flowsToTopics(publisher)[0] ?? -1;
  }

  /** All by which a service, its workers included, says on topics what happened. */
  private flowsToTopics(publisher: number): readonly number[] {
    const flows = this.facts.group(publisher).flatMap((member) =>
      Array.from(this.facts.outgoing(member)).filter((flow) => {
        const target = this.facts.element(this.facts.target(flow));
        const record = this.facts.flow(flow);
        return record?.kind === 'publish' && record.derived !== false && target?.kind === 'channel' && target.variant !== 'queue' && target.lossy !== true;
      }),
    );
    return this.facts.flowsInOrder(flows);
  }

  private existingTopic(publisher: number): string | undefined {
    const flow = this.publication(publisher);
    return flow < 0 ? undefined : this.facts.elementId(this.facts.target(flow));
  }

  /** A topic that an earlier fix has made for the same purpose, in either language. */
  private topicOfThisName(publisher: number, name: NewName): string | undefined {
    const flow = this.flowsToTopics(publisher).find((candidate) => {
      const topic = this.facts.name(this.facts.target(candidate));
      return topic === name.said || topic === name.english;
    });
    return flow === undefined ? undefined : this.facts.elementId(this.facts.target(flow));
  }

  private publishesAlready(publisher: number, topicId: string, messageId: string | undefined): boolean {
    return this.flowsToTopics(publisher).some((flow) => {
      const record = this.facts.flow(flow);
      return this.facts.elementId(this.facts.target(flow)) === topicId && record?.kind === 'publish' && record.messageId === messageId;
    });
  }

  private ownTopic(publisher: number, name: NewName, messageId?: string): string {
    const publisherId = this.facts.elementId(publisher);
    const purpose = `${publisherId} ${name.english}`;
    const topicId = this.topics.get(purpose) ?? this.topicOfThisName(publisher, name) ?? this.addTopic(publisher, name);
    this.topics.set(purpose, topicId);
    const key = `${publisherId} ${topicId} ${messageId ?? ''}`;
    if (!this.publications.has(key) && !this.publishesAlready(publisher, topicId, messageId)) {
      this.draft.addFlow({ kind: 'publish', from: publisherId, to: topicId, ...(messageId !== undefined && { messageId }), outbox: 'transactional-outbox' });
      this.publications.add(key);
    }
    return topicId;
  }

  private addTopic(publisher: number, name: NewName): string {
    const deadLetterChannelId = this.draft.newId(deadLetterName(name));
    const topic: ElementOf<'channel'> = { kind: 'channel', variant: 'topic', name: name.said, deadLetterChannelId, ...homeOf(this.facts, publisher) };
    const topicId = this.draft.addElement(topic, this.facts.elementId(publisher), this.draft.newId(name));
    this.addDeadLetters(topicId, name, publisher, deadLetterChannelId);
    return topicId;
  }

  private consume(topicId: string, consumer: number, messageId?: string): void {
    const consumerId = this.facts.elementId(consumer);
    const key = `${topicId} ${consumerId} ${messageId ?? ''}`;
    if (this.consumptions.has(key) || this.consumesAlready(topicId, consumer)) return;
    this.consumptions.add(key);
    const existing = this.facts.elementSlot(topicId);
    const channel = existing < 0 ? undefined : this.facts.element(existing);
    const lacksDeadLetters = channel?.kind === 'channel' && channel.deadLetterChannelId === undefined;
    const deadLetters = lacksDeadLetters ? { deadLetterChannelId: this.addDeadLetters(topicId, channel.name, existing) } : {};
    this.draft.addFlow({ kind: 'consume', from: topicId, to: consumerId, ...(messageId !== undefined && { messageId }), idempotent: true, ...deadLetters });
  }

  private consumesAlready(topicId: string, consumer: number): boolean {
    const topic = this.facts.elementSlot(topicId);
    if (topic < 0) return false;
    const known = this.consumers.get(topic) ?? this.consumersOf(topic);
    this.consumers.set(topic, known);
    return known.has(consumer);
  }

  private consumersOf(topic: number): ReadonlySet<number> {
    const flows = this.facts.outgoing(topic).filter((flow) => this.facts.flowKind(flow) === 'consume');
    return new Set(flows.map((flow) => this.facts.target(flow)));
  }

  private addDeadLetters(topicId: string, topicName: string | NewName, near: number, id?: string): string {
    const known = this.deadLetters.get(topicId);
    if (known !== undefined) return known;
    const name = deadLetterName(topicName);
    const queue: ElementOf<'channel'> = { kind: 'channel', variant: 'queue', name: name.said, ...homeOf(this.facts, near) };
    const added = this.draft.addElement(queue, this.facts.elementId(near), id ?? this.draft.newId(name));
    this.deadLetters.set(topicId, added);
    return added;
  }
}

const changesOf = (facts: Facts, publisher: number): NewName => coined`${subjectOf(facts.name(publisher))}-changes`;

const copyName = (facts: Facts, service: number): NewName => coined`${subjectOf(facts.name(facts.root(service)))}-copy`;

/** The name of the queue for what a channel could not deliver. */
export const deadLetterName = (channelName: string | NewName): NewName => coined`${channelName}-dead-letters`;

/** The name of a store of a service's own. */
export const storeName = (facts: Facts, service: number): NewName => coined`${subjectOf(facts.name(facts.root(service)))}-db`;

/** The name of a store of what a saga, or the service that leads one, has to know. */
export const sagaStateName = (name: string): NewName => coined`${subjectOf(name)}-saga-state`;

/** Bounded contexts and teams that something new beside an element belongs to. */
export function homeOf(facts: Facts, slot: number): { contextIds?: string[]; ownerIds?: string[] } {
  const contextIds = [...facts.contexts(slot)];
  const ownerIds = [...(facts.element(slot)?.ownerIds ?? facts.element(facts.root(slot))?.ownerIds ?? [])];
  return { ...(contextIds.length > 0 && { contextIds }), ...(ownerIds.length > 0 && { ownerIds }) };
}

/** A store that a service, its workers included, writes and nobody else reaches: the one with the smallest id, -1 where there is none. */
export function ownStore(facts: Facts, service: number): number {
  const stores = facts.group(service).flatMap((member) =>
    Array.from(facts.outgoing(member)).flatMap((flow) => {
      const access = facts.access(flow);
      return access && access.mode !== 'read' ? [facts.target(flow)] : [];
    }),
  );
  const root = facts.root(service);
  const alone = (store: number) => Array.from(facts.incoming(store)).every((flow) => facts.root(facts.source(flow)) === root);
  return facts.inOrder(stores.filter(alone))[0] ?? -1;
}

/**
 * Adds a store for a service beside it, with an access where `connect` is not false, and gives its id.
 * @param like a store whose kind the new one takes over
 */
export function addStore(facts: Facts, draft: FixDraft, service: number, like: ElementOf<'datastore'> | undefined, name: NewName, connect = true): string {
  const serviceId = facts.elementId(service);
  const store: ElementOf<'datastore'> = {
    kind: 'datastore',
    name: name.said,
    ...(like?.variant && { variant: like.variant }),
    ...(like?.engine !== undefined && { engine: like.engine }),
    ...(like?.technology !== undefined && { technology: like.technology }),
    ...homeOf(facts, service),
  };
  const id = draft.addElement(store, serviceId, draft.newId(name));
  if (connect) draft.addFlow({ kind: 'access', from: serviceId, to: id, mode: 'read-write' });
  return id;
}
