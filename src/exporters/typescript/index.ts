export { exportTypeScript, typescriptExporter, type TypeScriptFile, type TypeScriptOptions } from './exporter.ts';
export { typescriptExporter as exporter } from './exporter.ts';
