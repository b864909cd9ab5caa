import type { Design } from '../../model/index.ts';
import type { MeetingStep, TokenView } from '../../simulation/index.ts';

/**
 * What travels in one step of two runs that meet at their locks: the command to its participant, and its answer back.
 * @param share how much of the step is over, 0 to 1
 */
export function meetingTokens(design: Design, step: MeetingStep, share: number): readonly TokenView[] {
  const { fromId, toId } = step;
  if (fromId === undefined || toId === undefined || fromId === toId || share >= 1) return [];
  const answered = step.effect !== undefined && step.kind !== 'lose';
  const back = answered && share >= 0.5;
  const flow = Object.entries(design.flows).find(([, { from, to }]) => (from === fromId && to === toId) || (from === toId && to === fromId));
  const progress = answered ? (share * 2) % 1 : share;
  return [
    {
      id: 0,
      ...(flow ? { flowId: flow[0] } : {}),
      fromId: back ? toId : fromId,
      toId: back ? fromId : toId,
      backward: flow !== undefined && (flow[1].from === fromId) === back,
      kind: back ? (step.effect === 'refused' || step.effect === 'failed' ? 'error' : 'reply') : step.direction === 'undo' ? 'compensation' : 'command',
      label: back && step.effect === 'refused' ? '' : nameOf(design, step),
      progress,
      startUs: 0,
      endUs: 1,
      lost: step.kind === 'lose' || step.kind === 'lose-answer',
      run: step.run,
    },
  ];
}

function nameOf({ sagas }: Design, { stepId, direction }: MeetingStep): string {
  const step = Object.values(sagas)
    .flatMap(({ steps }) => steps)
    .find(({ id }) => id === stepId);
  return (direction === 'undo' ? step?.compensation : step?.name) ?? '';
}
