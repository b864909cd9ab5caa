import { useEffect } from 'react';
import { t } from '../language/index.ts';
import { announce, openAnnouncer } from '../ui/controls/announce.ts';
import { useDesign, useFindings } from '../workspace/index.ts';

/** Says to screen readers what sighted people see happen at the edge of the window: new findings once each, trouble with saving. Keeps the title of the page as well. */
export function Speaker() {
  useEffect(() => {
    openAnnouncer();
    const stopFindings = useFindings.subscribe((now, before) => {
      if (now.findings === before.findings) return;
      const known = new Set(before.findings.map((finding) => finding.key));
      const fresh = now.findings.filter((finding) => finding.severity !== 'info' && !known.has(finding.key));
      const first = fresh[0];
      if (first && fresh.length <= 3)
        announce(fresh.map((finding) => `${finding.severity === 'error' ? t('Error') : t('Warning')}: ${finding.message}.`).join(' '));
      else if (first) announce(t('{{count}} new findings.', { count: fresh.length }));
    });
    const stopSaving = useDesign.subscribe((now, before) => {
      if (now.saving.state === 'memory-only' && before.saving.state !== 'memory-only')
        announce(t('Not saved: {{reason}}', { reason: now.saving.reason }), 'assertive');
    });
    const title = () => {
      const { ready, design } = useDesign.getState();
      document.title = ready ? `${design.meta.name} · Seamwright` : 'Seamwright';
    };
    title();
    const stopTitle = useDesign.subscribe(title);
    return () => {
      stopTitle();
      stopFindings();
      stopSaving();
    };
  }, []);
  return null;
}
