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
void startWorkspace().then(loadCanvas);
workOffline();
