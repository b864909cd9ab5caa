export type { Cast, CastBreaker, CastElement, CastFault, CastSaga, CastStep, Leg } from './cast.ts';
export { faultWord, stateAt } from './frame.ts';
export { messagesOf, type RunMessage } from './messages.ts';
export { applyRows, copyPicture, firstPicture, type Picture } from './picture.ts';
export * from './rows.ts';
