import { t } from '../../../language/index.ts';
import type { Example } from '../../../patterns/index.ts';
import { createDesign, notices, view } from '../../../workspace/index.ts';
import { oneAtATime } from '../../controls/oneAtATime.ts';
import { reasonOf } from '../transfer/useExport.ts';

/** Opens an example as a design of one's own, whole in view. */
export const openExample = oneAtATime(async (example: Example) => {
  try {
    await createDesign(await example.load(), { name: example.title });
    view.setStartPage(false);
    view.zoomCommand('fit');
  } catch (error) {
    notices.show({ tone: 'error', title: t('{{title}} could not be opened', { title: t(example.title) }), detail: reasonOf(error) });
  }
});
