import type { SagaStep } from '../../model/index.ts';
import { actionOf, type Branch, compensationOf, pastThePoint, type SagaScript, undoneWhen } from './sagaScript.ts';
import { mermaidText } from './text.ts';

/** Events from participant to participant, by the channel that carries them where one is drawn: how it goes well, then one branch for each step that can fail. */
export function choreographyBranches(script: SagaScript): readonly Branch[] {
  const steps = script.stages.flat();
  const failing = steps.filter((step) => !pastThePoint(script, step));
  return [
    {
      title: mermaidText(`${script.saga.name} succeeds`),
      items: steps.map((step, index) => [
        ...(index === 0 ? [] : eventLines(script, steps, step)),
        ...workLines(script, step),
        ...lastNewsLines(script, steps, step),
      ]),
    },
    ...failing.map((step) => ({ title: mermaidText(`${step.name} fails`), items: failureItems(script, step) })),
  ];
}

function workLines(script: SagaScript, step: SagaStep): string[] {
  const participant = script.participant(step.participantId);
  const work = `${participant}->>${participant}: ${actionOf(step)}`;
  return pastThePoint(script, step) ? ['loop until it works', `  ${work}`, 'end'] : [work];
}

/** The step whose event a step waits for: the last one before it that emits it, else the one before. */
function causeOf(steps: readonly SagaStep[], step: SagaStep): SagaStep | undefined {
  const before = steps.slice(0, steps.indexOf(step));
  return step.on === undefined ? before.at(-1) : (before.findLast(({ emits }) => emits === step.on) ?? before.at(-1));
}

/** The event that a step waits for, from whoever emits it. */
function eventLines(script: SagaScript, steps: readonly SagaStep[], step: SagaStep): string[] {
  const cause = causeOf(steps, step);
  if (cause === undefined) return [];
  const messageId = step.on ?? cause.emits;
  return sendLines(script, cause.participantId, step.participantId, newsOf(script, messageId) ?? mermaidText(`${cause.name} done`), messageId);
}

const newsOf = ({ design }: SagaScript, messageId: string | undefined): string | undefined => {
  const message = messageId === undefined ? undefined : design.messages[messageId];
  return message && mermaidText(message.name);
};

/** An event that no step waits for: others hear of it by the channel to which it is published. */
function lastNewsLines(script: SagaScript, steps: readonly SagaStep[], step: SagaStep): string[] {
  const { emits, participantId } = step;
  const news = newsOf(script, emits);
  const awaited = steps.some((other, index) => index > 0 && causeOf(steps, other) === step && (other.on ?? emits) === emits);
  if (news === undefined || awaited) return [];
  const sources = withParts(script, participantId);
  const published = Object.values(script.design.flows).find((flow) => flow.kind === 'publish' && flow.messageId === emits && sources.has(flow.from));
  return published === undefined ? [] : [`${script.participant(participantId)}-)${script.participant(published.to)}: ${news}`];
}

function sendLines(script: SagaScript, fromId: string, toId: string, text: string, messageId: string | undefined): string[] {
  const from = script.participant(fromId);
  const channelId = channelBetween(script, fromId, toId, messageId);
  if (channelId === undefined) return [`${from}-)${script.participant(toId)}: ${text}`];
  const channel = script.participant(channelId);
  return [`${from}-)${channel}: ${text}`, `${channel}-)${script.participant(toId)}: ${text}`];
}

/** A channel that the one publishes to and the other consumes from; the one drawn for this message, if there are several. */
function channelBetween(script: SagaScript, fromId: string, toId: string, messageId: string | undefined): string | undefined {
  const flows = Object.values(script.design.flows);
  const sources = withParts(script, fromId);
  const targets = withParts(script, toId);
  const published = flows.filter((flow) => flow.kind === 'publish' && sources.has(flow.from));
  const consumed = flows.filter((flow) => flow.kind === 'consume' && targets.has(flow.to));
  const routes = published.flatMap((publish) =>
    consumed.filter((consume) => consume.from === publish.to).map((consume) => ({ channelId: publish.to, publish, consume })),
  );
  const exact = routes.find(
    ({ publish, consume }) =>
      messageId !== undefined && 'messageId' in publish && publish.messageId === messageId && 'messageId' in consume && consume.messageId === messageId,
  );
  return (exact ?? routes[0])?.channelId;
}

const withParts = (script: SagaScript, id: string): ReadonlySet<string> =>
  new Set([id, ...Object.keys(script.design.elements).filter((other) => partOf(script, other) === id)]);

function partOf(script: SagaScript, elementId: string): string | undefined {
  const element = script.design.elements[elementId];
  return element !== undefined && 'partOfId' in element ? element.partOfId : undefined;
}

/** The news of the failure goes back step by step; each participant undoes its own part and tells the one before. */
function failureItems(script: SagaScript, step: SagaStep): string[][] {
  const participant = script.participant(step.participantId);
  const items = [[`${participant}->>${participant}: ${actionOf(step)}`, `Note over ${participant}: ${mermaidText(`${step.name} failed`)}`]];
  let news = mermaidText(`${step.name} failed`);
  let teller = step.participantId;
  for (const other of undoneWhen(script, step)) {
    const told = other.participantId === teller ? [] : sendLines(script, teller, other.participantId, news, undefined);
    const undoer = script.participant(other.participantId);
    items.push([...told, `${undoer}->>${undoer}: ${compensationOf(other)}`]);
    if (script.order === 'parallel') continue;
    news = mermaidText(`${other.name} undone`);
    teller = other.participantId;
  }
  return items;
}
