/** What a person can do to a design. Each is a list of edits applied as one undo step; a refusal raises a notice and changes nothing. */
export { acceptFinding, changeAcceptanceReason, withdrawAcceptance } from './acceptances.ts';
export { addElement, addConnected, legalNeighbours, placeOfNeighbour, type Direction, type ElementSeed, type Made, type Neighbour } from './add.ts';
export { align, carriedBy, distribute, moveInto, moveTo, nudge, resize, setLocked, tellLocked, type AlignEdge, type MoveOptions } from './arrange.ts';
export { copySelection, cutSelection, duplicateSelection, insert, paste } from './clipboard.ts';
export { canConnect, connect } from './connect.ts';
export { addContext, groupSelection, type ContextOptions } from './contexts.ts';
export { nameOf } from './names.ts';
export { addComment, addFrame, addNote, addNoteBeside, commentsAbout, setNoteKind } from './notes.ts';
export { setPolicy, setPolicyOrder } from './policies.ts';
export {
  addMessage,
  addScenario,
  collectionOf,
  removeRecords,
  removeSelection,
  renameRecord,
  selectAll,
  updateRecord,
} from './records.ts';
export { bend, bendOf, bentBetween, reconnect, reconnectTargets, type FlowEnd } from './reroute.ts';
export { addRelation, relationPartners } from './relations.ts';
export type { Point, Rect } from './boxes.ts';
export { effectiveSetting, resetRule, setPreset, setRuleParameter, setRuleSeverity, type EffectiveSetting } from './rule-settings.ts';
export { addSaga, addSagaOf, addSagaStep, moveSagaStep, removeSagaStep, sagaMembers, updateSagaStep } from './sagas.ts';
