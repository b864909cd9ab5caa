import * as Y from 'yjs';
import { idSchema } from '../../model/index.ts';
import { isPlausible } from './plausible.ts';
import { isSingleton, noteTouched, rawRecord, ROOT_NAMES, type Touched } from './shape.ts';

/**
 * - `sound`: may be applied to the living document.
 * - `early`: rests on changes that are not here yet; the sender must be asked for them.
 * - `unsound`: damaged or hostile.
 */
export type Verdict = { readonly verdict: 'sound' } | { readonly verdict: 'early' } | { readonly verdict: 'unsound'; readonly reason: string };

/** More in one message is refused. A whole design of 100,000 elements has about 30 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Tries updates from outside on a scratch document, so that the living one never sees a bad one: decoding alone lets half of them through.
 * The scratch document is made when the first update comes and follows the living one from then on.
 */
export class Gate {
  private readonly live: Y.Doc;
  private scratch: Y.Doc | undefined;
  private follow: ((update: Uint8Array) => void) | undefined;
  private touched: Touched = new Map();

  constructor(live: Y.Doc) {
    this.live = live;
  }

  judge(update: Uint8Array): Verdict {
    if (update.byteLength > MAX_BYTES) return { verdict: 'unsound', reason: 'too large' };
    const scratch = this.readyScratch();
    this.touched = new Map();
    const verdict = this.tryOn(scratch, update);
    if (verdict.verdict !== 'sound') this.dispose();
    return verdict;
  }

  dispose(): void {
    if (this.follow) this.live.off('update', this.follow);
    this.scratch?.destroy();
    this.scratch = undefined;
    this.follow = undefined;
  }

  private tryOn(scratch: Y.Doc, update: Uint8Array): Verdict {
    try {
      Y.applyUpdate(scratch, update);
    } catch (error) {
      return { verdict: 'unsound', reason: `cannot be read: ${error instanceof Error ? error.message : 'unknown error'}` };
    }
    if (scratch.store.pendingStructs !== null || scratch.store.pendingDs !== null) return { verdict: 'early' };
    for (const name of scratch.share.keys()) {
      if (!this.live.share.has(name)) return { verdict: 'unsound', reason: `there is no collection “${name.slice(0, 60)}”` };
    }
    return this.judgeTouched(scratch);
  }

  private judgeTouched(scratch: Y.Doc): Verdict {
    for (const [target, ids] of this.touched) {
      for (const id of ids) {
        const record = rawRecord(scratch, target, id);
        if (record === undefined) continue;
        const sound = (isSingleton(target) || idSchema.safeParse(id).success) && isPlausible(target, record);
        if (!sound) return { verdict: 'unsound', reason: `${target}.${id.slice(0, 120)} is no valid record` };
      }
    }
    return { verdict: 'sound' };
  }

  private readyScratch(): Y.Doc {
    if (this.scratch) return this.scratch;
    const scratch = new Y.Doc();
    for (const name of ROOT_NAMES) scratch.getMap(name);
    Y.applyUpdate(scratch, Y.encodeStateAsUpdate(this.live));
    scratch.on('afterTransaction', (transaction: Y.Transaction) => noteTouched(scratch, transaction, this.touched));
    this.follow = (update) => Y.applyUpdate(scratch, update);
    this.live.on('update', this.follow);
    this.scratch = scratch;
    return scratch;
  }
}
