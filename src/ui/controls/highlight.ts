/** Languages that are told apart by colour, roughly: enough to see strings, words of the language and comments. */
export type CodeLanguage = 'mermaid' | 'typescript' | 'json' | 'yaml' | 'plain';

export interface CodeToken {
  readonly kind: 'plain' | 'word' | 'string' | 'mark' | 'comment';
  readonly text: string;
}

/** Longer texts are shown in one colour: a span for each token would cost more than it tells. */
const MOST_CHARACTERS = 24_000;

const PATTERNS: Readonly<Record<Exclude<CodeLanguage, 'plain'>, RegExp>> = {
  mermaid:
    /(?<comment>%%.*)|(?<string>"[^"\n]*")|(?<word>^\s*(?:flowchart|sequenceDiagram|stateDiagram-v2|subgraph|end|participant|actor|loop|alt|else|opt|par|and|critical|break|rect|note|activate|deactivate|state|direction|classDef|class|style|linkStyle)\b)|(?<mark><?(?:--+|-\.+-|==+)[->x)o]*|--?>>?|--?[x)])/gm,
  typescript:
    /(?<comment>\/\/.*|\/\*[\s\S]*?\*\/)|(?<string>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|(?<word>\b(?:import|from|export|default|const|let|function|async|await|return|if|else|for|of|in|while|switch|case|break|continue|new|class|extends|implements|interface|type|readonly|throw|try|catch|finally|typeof|instanceof|as|satisfies|void|null|undefined|true|false)\b)|(?<mark>=>)/g,
  json: /(?<string>"(?:[^"\\\n]|\\.)*")|(?<word>\b(?:true|false|null)\b)/g,
  yaml: /(?<comment>(?:^|\s)#.*)|(?<string>'[^'\n]*'|"(?:[^"\\\n]|\\.)*")|(?<word>^\s*(?:- )?[\w.-]+(?=:))/gm,
};

/** The text cut into tokens; joined they are the text again. */
export function tokensOf(text: string, language: CodeLanguage): readonly CodeToken[] {
  if (language === 'plain' || text.length > MOST_CHARACTERS) return [{ kind: 'plain', text }];
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERNS[language])) {
    if (match[0] === '') continue;
    if (match.index > end) tokens.push({ kind: 'plain', text: text.slice(end, match.index) });
    tokens.push({ kind: kindOf(match.groups), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end) });
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>> | undefined): CodeToken['kind'] {
  for (const kind of ['comment', 'string', 'word', 'mark'] as const) if (groups?.[kind] !== undefined) return kind;
  return 'plain';
}

/** By the end of the file's name. */
export function languageOf(path: string): CodeLanguage {
  if (path.endsWith('.mmd')) return 'mermaid';
  if (/\.[cm]?[jt]sx?$/.test(path)) return 'typescript';
  if (path.endsWith('.json')) return 'json';
  return /\.ya?ml$/.test(path) ? 'yaml' : 'plain';
}
