/** The explorer of sagas: everything that can happen is tried, and what breaks a promise is shown as messages. */
export { Explorer } from './Explorer.tsx';
