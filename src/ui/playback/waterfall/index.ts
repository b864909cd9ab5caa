/** One request or saga run as a distributed tracer would have seen it. */
export { WaterfallPanel } from './WaterfallPanel.tsx';
