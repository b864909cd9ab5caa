export const SEARCH_ID = 'palette-search';

/** Puts the cursor into the search field of the palette. What is typed takes the place of what stands there. Says whether the field is there. */
export function focusPaletteSearch(): boolean {
  const field = document.getElementById(SEARCH_ID);
  if (!(field instanceof HTMLInputElement)) return false;
  field.focus();
  field.select();
  return true;
}
