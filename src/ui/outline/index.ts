export { KindPicker } from './KindPicker.tsx';
export { ConnectPicker } from './ConnectPicker.tsx';
export { ReconnectPicker } from './ReconnectPicker.tsx';
export { Outline } from './Outline.tsx';
