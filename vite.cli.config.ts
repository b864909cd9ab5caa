import { defineConfig } from 'vite';
import { version } from './package.json';

/** The command line as one file that runs on plain Node, with nothing installed beside it. */
export default defineConfig({
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(version) },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    minify: true,
    copyPublicDir: false,
    rollupOptions: { output: { entryFileNames: 'seamwright.js', codeSplitting: false, banner: '#!/usr/bin/env node' } },
  },
  ssr: { noExternal: true },
});
