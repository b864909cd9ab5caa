/// <reference types="vite-plugin-pwa/client" />
declare module 'virtual:tokens.css';
