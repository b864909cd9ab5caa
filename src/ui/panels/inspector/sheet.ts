/** Up to this width the inspector is a sheet at the bottom with two columns; the same width stands in Inspector.module.css. */
export const SHEET = '(max-width: 1023px)';
