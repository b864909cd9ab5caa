export { ConnectPicker } from './ConnectPicker.tsx';
export { Outline } from './Outline.tsx';
