export { loadExporter, TARGETS, writeTarget, type ExportFile } from '../../src/exporters/index.ts';
export { largeDesign } from '../../src/testing/largeDesign.ts';
export { zipFiles } from '../../src/workers/transfer/zip.ts';
