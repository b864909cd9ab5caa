/**
 * Says something to screen readers without showing it. `polite` waits for a pause, `assertive` interrupts.
 * What is said in quick succession is read in that order; the same sentence twice is said twice.
 */
export function announce(sentence: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  times += 1;
  const region = regionOf(urgency);
  const line = document.createElement('p');
  line.textContent = sentence;
  region.append(line);
  while (region.childElementCount > MOST_LINES) region.firstElementChild?.remove();
}

/** Says what a key that is held changes many times only once, when it rests; of several such sentences the last. */
export function announceSoon(sentence: string): void {
  clearTimeout(soon);
  soon = setTimeout(() => announce(sentence), REST_MS);
}

/** Says a sentence whose words are still being loaded. It counts as said from now on. */
export function announceWhenKnown(sentence: Promise<string>): void {
  times += 1;
  void sentence.then((known) => announce(known));
}

/** How often something was said so far: whether an act has spoken for itself. */
export const timesAnnounced = (): number => times;

let times = 0;
let soon: ReturnType<typeof setTimeout> | undefined;

/** Milliseconds without another sentence after which a key counts as resting. */
const REST_MS = 300;

/** Lines that stay: enough for a screen reader to have taken them up. */
const MOST_LINES = 4;

/** Puts the regions onto the page before anything is said: a region that appears with its first sentence is often not read. */
export function openAnnouncer(): void {
  regionOf('polite');
  regionOf('assertive');
}

function regionOf(urgency: 'polite' | 'assertive'): HTMLElement {
  const id = `announce-${urgency}`;
  const found = document.getElementById(id);
  if (found) return found;
  const region = document.createElement('div');
  region.id = id;
  region.setAttribute('aria-live', urgency);
  region.setAttribute('aria-atomic', 'false');
  region.setAttribute('aria-relevant', 'additions');
  Object.assign(region.style, { position: 'fixed', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
  document.body.append(region);
  return region;
}
