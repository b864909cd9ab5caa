/** What Chromium browsers hand over when the page may be installed. Other browsers have a menu of their own for it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | undefined;

/** Keeps the browser's offer to install the page until somebody asks for it, instead of a banner that nobody has asked for. */
export function keepInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallPrompt;
  });
  window.addEventListener('appinstalled', () => {
    offered = undefined;
  });
}

export const canInstall = (): boolean => offered !== undefined;

/** Asks the browser to install the page. The browser asks the person; an offer is good for one answer. */
export async function install(): Promise<void> {
  const offer = offered;
  offered = undefined;
  await offer?.prompt();
}
