import type { Design } from '../../model/index.ts';
import { useDesign } from '../stores/design.ts';

export interface DesignLink {
  readonly url: string;
  /** Characters of `url`. */
  readonly length: number;
}

/** A link that holds the whole design behind its `#`, where no server sees it. */
export async function shareLink(design: Design = useDesign.getState().design): Promise<DesignLink> {
  const { encodeLink } = await import('../../exporters/link/index.ts');
  const fragment = await encodeLink(design);
  const { origin, pathname } = globalThis.location;
  const url = `${origin}${pathname}${fragment}`;
  return { url, length: url.length };
}
