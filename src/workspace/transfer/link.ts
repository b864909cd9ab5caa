import type { Design } from '../../model/index.ts';
import { useDesign } from '../stores/design.ts';
import { transferClient } from './client.ts';

export interface DesignLink {
  readonly url: string;
  /** Characters of `url`. */
  readonly length: number;
}

/** A link that holds the whole design behind its `#`, where no server sees it. */
export async function shareLink(design: Design = useDesign.getState().design): Promise<DesignLink> {
  const [file] = await transferClient().export('link', design, {});
  const fragment = String(file?.content ?? '');
  const { origin, pathname } = globalThis.location;
  const url = `${origin}${pathname}${fragment}`;
  return { url, length: url.length };
}
