import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import 'virtual:tokens.css';
import './base.css';
import './forced.css';
import './print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWorkspace } from '../workspace/index.ts';
import { App, loadCanvas } from './App.tsx';
import { bindKeys } from './commands/keys.ts';
import { COMMANDS } from './commands/registry.ts';
import { followLanguage } from './language.ts';
import { keepInstallOffer } from './install.ts';
import { workOffline } from './offline.ts';
import { followTheme } from './theme.ts';

followTheme();
bindKeys(COMMANDS);
keepInstallOffer();
const root = document.getElementById('root');
void followLanguage().then(() => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
void startWorkspace();
// Whoever comes near is about to draw; who only looks at the start page loads no canvas.
for (const approach of ['pointerover', 'pointerdown', 'keydown']) {
  window.addEventListener(approach, () => void loadCanvas(), { once: true, capture: true, passive: true });
}
workOffline();
