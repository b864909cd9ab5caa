/** Words that Mermaid's lexers take for themselves where an id should stand, in any of the diagrams written here. Compared in lower case. */
const RESERVED = new Set(
  (
    'end graph flowchart subgraph swimlane style default linkstyle interpolate classdef class href click call direction lr rl tb bt td br v x o ' +
    'box participant actor create destroy as loop rect opt alt else par par_over and critical option break over note activate deactivate title ' +
    'links link properties details autonumber off acctitle accdescr sequencediagram left right of state scale hide fork join choice ' +
    'person system container component rel birel group service junction in align title system_ext enterprise_boundary ' +
    'constructor prototype __proto__ _self _blank _parent _top hasownproperty tostring valueof null undefined true false nan'
  ).split(' '),
);

const LONGEST_ID = 40;

/** Gives each record an id that is a plain word in every Mermaid diagram: ASCII letters, digits and `_`, never a keyword, never the same twice. */
export function mermaidIds(): (recordId: string) => string {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  return (recordId) => {
    const known = given.get(recordId);
    if (known !== undefined) return known;
    const word = plainWord(recordId);
    let id = word;
    for (let n = 2; taken.has(id.toLowerCase()); n++) id = `${word}_${n}`;
    given.set(recordId, id);
    taken.add(id.toLowerCase());
    return id;
  };
}

function plainWord(recordId: string): string {
  const word = recordId
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, LONGEST_ID);
  if (word === '') return 'n';
  return /^[A-Za-z]/.test(word) && !RESERVED.has(word.toLowerCase()) ? word : `n_${word}`;
}
