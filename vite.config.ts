import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { colours, tokensCss } from './src/drawing/tokens.ts';

/** Serves the design tokens as a style sheet, so that CSS and the SVG exporter read the same values. */
function tokens(): Plugin {
  const id = 'virtual:tokens.css';
  return {
    name: 'seamwright-tokens',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (resolved) => (resolved === `\0${id}` ? tokensCss() : undefined),
  };
}

/**
 * The policy that is shipped with the page: nothing runs and nothing is fetched but what lies beside it. Styles may be
 * inline, because Mermaid puts a style element into the picture that it measures before it is shown as an image.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob: data:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function contentSecurityPolicy(): Plugin {
  return {
    name: 'seamwright-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' }],
  };
}

export default defineConfig({
  base: './',
  plugins: [
    react(),
    tokens(),
    contentSecurityPolicy(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Seamwright',
        short_name: 'Seamwright',
        description: 'Draw services. Break them. Fix the design.',
        theme_color: colours.light.canvas,
        background_color: colours.light.canvas,
        display: 'standalone',
        id: './',
        scope: './',
        start_url: './',
        categories: ['developer', 'productivity'],
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,json,webmanifest}'],
        maximumFileSizeToCacheInBytes: 6 * 1024 * 1024,
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  // For browsers it asks the page's own parser, which workers do not have; Markdown is read in one.
  resolve: {
    alias: { 'decode-named-character-reference': fileURLToPath(new URL('node_modules/decode-named-character-reference/index.js', import.meta.url)) },
  },
  worker: { format: 'es', plugins: () => [tokens()] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1_600 },
});
