export { exportTypeScript, typescriptExporter, type TypeScriptFile, type TypeScriptOptions } from './exporter.ts';
