import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { tokensCss } from './src/drawing/tokens.ts';

/** Serves the design tokens as a style sheet, so that CSS and the SVG exporter read the same values. */
function tokens(): Plugin {
  const id = 'virtual:tokens.css';
  return {
    name: 'seamwright-tokens',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (resolved) => (resolved === `\0${id}` ? tokensCss() : undefined),
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), tokens()],
  worker: { format: 'es' },
  build: { target: 'es2022', sourcemap: false },
});
