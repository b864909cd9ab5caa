import type { Design, Edit, Problem } from '../../model/index.ts';

/** Why a design cannot run from an entry, and, where that is possible, edits that add what is missing. */
export interface CompileProblem extends Problem {
  /** What is missing, as a button would say it: "Make Order service the orchestrator". */
  readonly remedy?: { readonly title: string; readonly edits: readonly Edit[] };
}

export function sagaProblems(design: Design, sagaId: string): CompileProblem[] {
  const saga = design.sagas[sagaId];
  const path = `sagas.${sagaId}`;
  if (!saga) return [{ path, message: `There is no saga “${sagaId}” in this design.` }];
  const problems: CompileProblem[] = [];
  if (saga.steps.length === 0)
    problems.push({ path: `${path}.steps`, message: `The saga “${saga.name}” has no steps. It needs at least one step with a participant.` });
  if (saga.style === 'orchestration' && (saga.orchestratorId === undefined || !design.elements[saga.orchestratorId])) {
    const [candidateId, candidate] =
      Object.entries(design.elements).find(([, element]) => element.kind === 'service' && element.role === 'orchestrator') ??
      Object.entries(design.elements).find(([id]) => id === saga.steps[0]?.participantId) ??
      [];
    problems.push({
      path: `${path}.orchestratorId`,
      message: `The saga “${saga.name}” is orchestrated, but has no orchestrator. Choose the service that coordinates it.`,
      ...(candidateId && candidate
        ? {
            remedy: {
              title: `Make ${candidate.name} the orchestrator`,
              edits: [{ op: 'update', collection: 'sagas', id: sagaId, fields: { orchestratorId: candidateId } }],
            },
          }
        : {}),
    });
  }
  saga.steps.forEach((step, index) => {
    const participant = design.elements[step.participantId];
    const place = `${path}.steps.${index}.participantId`;
    if (!participant) problems.push({ path: place, message: `The step “${step.name}” has no participant: there is no element “${step.participantId}”.` });
    else if (!['service', 'monolith', 'external', 'gateway', 'client', 'scheduler'].includes(participant.kind))
      problems.push({
        path: place,
        message: `The step “${step.name}” is done by ${participant.name}, which is a ${participant.kind} and does no work of its own. Choose a service.`,
      });
  });
  return problems;
}

export function flowProblems(design: Design, flowId: string): CompileProblem[] {
  const flow = design.flows[flowId];
  const path = `flows.${flowId}`;
  if (!flow) return [{ path, message: `There is no flow “${flowId}” in this design.` }];
  if (flow.kind !== 'call') return [{ path: `${path}.kind`, message: `Only calls can be played by themselves; this flow is of the kind “${flow.kind}”.` }];
  const missing = [flow.from, flow.to].filter((id) => !design.elements[id]);
  return missing.map((id) => ({ path, message: `This flow ends at “${id}”, which is not in the design.` }));
}
