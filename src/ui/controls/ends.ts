/**
 * Marks the ends of something that scrolls sideways behind which there is more, for the style of `Ends.module.css`. `resized` is called first, and whenever it
 * or its first content has another size. Returns what ends it.
 */
export function markEnds(list: HTMLElement, resized: () => void = () => undefined): () => void {
  const mark = (): void => {
    const rest = list.scrollWidth - list.clientWidth - list.scrollLeft;
    list.dataset['more'] = `${list.scrollLeft > 1 ? 'left ' : ''}${rest > 1 ? 'right' : ''}`.trim();
  };
  const look = (): void => {
    resized();
    mark();
  };
  look();
  const observer = new ResizeObserver(look);
  observer.observe(list);
  if (list.firstElementChild) observer.observe(list.firstElementChild);
  list.addEventListener('scroll', mark, { passive: true });
  return () => {
    observer.disconnect();
    list.removeEventListener('scroll', mark);
  };
}
