import { useEffect } from 'react';
import { t, wordTable } from '../language/index.ts';
import { announce, openAnnouncer } from '../ui/controls/announce.ts';
import { type DesignState, type Mode, useDesign, useFindings, useLens, useView } from '../workspace/index.ts';

/**
 * Says to screen readers what sighted people see happen at the edge of the window: new findings once each, trouble with saving, another design, another
 * mode, what is folded. Keeps the title of the page as well.
 */
export function Speaker() {
  useEffect(() => {
    openAnnouncer();
    setTitle();
    const stops = [
      useFindings.subscribe((now, before) => {
        if (now.findings !== before.findings) sayFindings(new Set(before.findings.map(({ key }) => key)));
      }),
      useDesign.subscribe((now, before) => {
        setTitle();
        saySaving(now, before);
        if (now.ready && (!before.ready || now.designId !== before.designId)) sayDesign();
      }),
      useView.subscribe((now, before) => {
        if (before.startPage && !now.startPage) sayDesign();
        else if (now.mode !== before.mode && now.mode !== 'play') announce(t(MODES[now.mode]));
      }),
      useLens.subscribe((now, before) => {
        if (now.folded !== before.folded) sayFolded(now.folded, before.folded);
        if (now.minimap !== before.minimap) announce(now.minimap ? t('The overview map is shown.') : t('The overview map is hidden.'));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return null;
}

/** Play says by itself what it plays. */
const MODES: Readonly<Record<Exclude<Mode, 'play'>, string>> = wordTable({
  design: 'Design mode',
  storm: 'Design mode',
  map: 'Map mode: contexts and their relations',
});

function setTitle(): void {
  const { ready, design } = useDesign.getState();
  document.title = ready ? `${design.meta.name} · Seamwright` : 'Seamwright';
}

function sayFindings(known: ReadonlySet<string>): void {
  const fresh = useFindings.getState().findings.filter((finding) => finding.severity !== 'info' && !known.has(finding.key));
  const first = fresh[0];
  if (first && fresh.length <= 3)
    announce(fresh.map((finding) => `${finding.severity === 'error' ? t('Error') : t('Warning')}: ${finding.message}.`).join(' '));
  else if (first) announce(t('{{count}} new findings.', { count: fresh.length }));
}

function saySaving({ saving }: DesignState, { saving: before }: DesignState): void {
  if (saving.state === 'memory-only' && before.state !== 'memory-only') announce(t('Not saved: {{reason}}', { reason: saving.reason }), 'assertive');
  if (saving.state === 'saved' && before.state === 'memory-only') announce(t('Saved again.'));
}

/** What has been opened, once it is seen. */
function sayDesign(): void {
  const { ready, design } = useDesign.getState();
  if (!ready || useView.getState().startPage) return;
  const elements = t('{{count}} elements', { count: Object.keys(design.elements).length });
  const flows = t('{{count}} flows', { count: Object.keys(design.flows).length });
  announce(t('{{name}} is open: {{elements}}, {{flows}}.', { name: design.meta.name, elements, flows }));
}

function sayFolded(now: readonly string[], before: readonly string[]): void {
  const { contexts } = useDesign.getState().design;
  const folded = now.filter((id) => !before.includes(id) && contexts[id]);
  const unfolded = before.filter((id) => !now.includes(id) && contexts[id]);
  const name = contexts[folded[0] ?? unfolded[0] ?? '']?.name ?? '';
  if (folded.length === 1) announce(t('{{name}} is folded into one box.', { name }));
  else if (folded.length > 1) announce(t('{{count}} contexts are folded.', { count: folded.length }));
  else if (unfolded.length === 1) announce(t('{{name}} is unfolded.', { name }));
  else if (unfolded.length > 1) announce(t('{{count}} contexts are unfolded.', { count: unfolded.length }));
}
