import { t } from '../language/index.ts';
import { exportFiles, notices, useDesign } from '../workspace/index.ts';

/**
 * Prints the design on white, whole and on one page, with its name and a legend: our own picture, not the screen. The style sheet `print.css` shows it
 * alone; what the browser's own menu prints, without this, is the canvas as it stands, without the islands.
 */
export async function printDesign(): Promise<void> {
  const picture = await drawnForPaper();
  if (picture === undefined) return;
  const { sheet, url } = picture;
  const page = document.createElement('style');
  page.textContent = `@page { size: ${sheet.naturalWidth >= sheet.naturalHeight ? 'landscape' : 'portrait'}; margin: 10mm; }`;
  document.querySelector('[data-sheet]')?.remove();
  document.head.append(page);
  document.body.append(sheet);
  window.addEventListener(
    'afterprint',
    () => {
      sheet.remove();
      page.remove();
      URL.revokeObjectURL(url);
    },
    { once: true },
  );
  window.print();
}

async function drawnForPaper(): Promise<{ readonly sheet: HTMLImageElement; readonly url: string } | undefined> {
  try {
    const [file] = await exportFiles('svg', { theme: 'light', background: false, title: true, legend: true, fonts: 'embedded' });
    if (!file) return undefined;
    const url = URL.createObjectURL(new Blob([file.content as BlobPart], { type: 'image/svg+xml' }));
    const sheet = new Image();
    sheet.dataset['sheet'] = '';
    sheet.alt = t('Diagram of {{name}}', { name: useDesign.getState().design.meta.name });
    sheet.src = url;
    await sheet.decode();
    return { sheet, url };
  } catch (error) {
    notices.show({ tone: 'error', title: t('The design could not be printed.'), detail: error instanceof Error ? error.message : '' });
    return undefined;
  }
}
