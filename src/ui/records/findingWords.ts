import { language, t } from '../../language/index.ts';
import { useDesign, useFindings, useRules } from '../../workspace/index.ts';
import { collectionOf, titleOf } from './describe.ts';

type Finding = ReturnType<typeof useFindings.getState>['findings'][number];
type Parts = Finding['title'];

/**
 * What a finding says, in the language that is shown. Rules write English sentences; in another language it is the title of the rule and the name of what
 * it is about, which together say the same. Names stand out.
 */
export function findingTitle({ ruleId, subject, title }: Pick<Finding, 'ruleId' | 'subject' | 'title'>): Parts {
  const rule = useRules.getState().titles.get(ruleId);
  if (language() === 'en' || rule === undefined) return title;
  const { design } = useDesign.getState();
  const parts: Parts = [{ text: t(rule) }];
  return collectionOf(design, subject) === undefined ? parts : [{ text: titleOf(design, subject), strong: true }, { text: ': ' }, ...parts];
}

/** The same as one plain sentence. */
export const findingMessage = (finding: Pick<Finding, 'ruleId' | 'subject' | 'title'>): string =>
  findingTitle(finding)
    .map(({ text }) => text)
    .join('');
