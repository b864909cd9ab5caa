/**
 * Loaded before every test file: property tests draw the same cases in every run, so that a run which fails fails again. `PROPERTY_SEED=n` draws
 * others; a test that names its own seed keeps it.
 */
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_121) });
