/** How records of a design are called and shown wherever they are listed. */
export * from './describe.ts';
export * from './Glyph.tsx';
export * from './RecordGlyph.tsx';
export * from './words.ts';
