import quickjs from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { describe, expect, it } from 'vitest';
import { bundleForEngines } from './bundle.ts';
import { playPublished, PUBLISHED } from './runs.ts';

describe('the hash of a trace', () => {
  it('of three examples is what is published, in Node', async () => {
    expect(await playPublished()).toEqual(PUBLISHED);
  });

  it('is the same in QuickJS, which shares no code with V8, its mathematics included', async () => {
    const engine = await newQuickJSWASMModuleFromVariant(quickjs);
    const script = `${await bundleForEngines()}
      engines.playPublished().then((runs) => { globalThis.played = JSON.stringify(runs); }, (error) => { globalThis.played = String(error); });`;
    const context = engine.newContext();
    context.unwrapResult(context.evalCode(script)).dispose();
    context.runtime.executePendingJobs().unwrap();
    const played = context.getProp(context.global, 'played').consume((handle) => context.getString(handle));
    context.dispose();
    expect(JSON.parse(played)).toEqual(PUBLISHED);
  }, 60_000);
});
