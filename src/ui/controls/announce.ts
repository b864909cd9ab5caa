/**
 * Says something to screen readers without showing it. `polite` waits for a pause, `assertive` interrupts.
 * The same sentence twice in a row is said twice.
 */
export function announce(sentence: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = regionOf(urgency);
  const line = document.createElement('p');
  line.textContent = sentence;
  region.replaceChildren(line);
}

function regionOf(urgency: 'polite' | 'assertive'): HTMLElement {
  const id = `announce-${urgency}`;
  const found = document.getElementById(id);
  if (found) return found;
  const region = document.createElement('div');
  region.id = id;
  region.setAttribute('aria-live', urgency);
  region.setAttribute('aria-atomic', 'true');
  Object.assign(region.style, { position: 'fixed', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
  document.body.append(region);
  return region;
}
