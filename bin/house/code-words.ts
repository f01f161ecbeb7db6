/**
 * The words of a source file's names and texts, in lower case: identifiers in their parts ("readList" has two), string
 * literals and JSX text. Comments and regular expressions are left out: these name what others write.
 */
export function codeWords(source: string): string[] {
  const code = withoutComments(source).replace(SQL_COMMENT, '')
  return [...code.matchAll(WORD)].map(([word]) => word.toLowerCase())
}

const WORD = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu
const SQL_COMMENT = /^\s*--.*$/gm

/** A regular expression may begin here: after an operator or a keyword, not after a value. */
const BEFORE_PATTERN = /(?:^|[(,=:[!&|?{;+]|=>|\breturn|\bcase)\s*$/
const PATTERN = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y
const STRING = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y

function withoutComments(source: string): string {
  let kept = ''
  /** For each template that is open: the braces open within its present `${…}`; null in its text. */
  const templates: (number | null)[] = []
  for (let at = 0; at < source.length; ) {
    const inText = templates.at(-1) === null
    const rest = source.slice(at, at + 2)
    if (inText) {
      if (rest === '${') templates[templates.length - 1] = 0
      else if (rest[0] === '`') templates.pop()
      const length = rest === '${' || rest[0] === '\\' ? 2 : 1
      kept += source.slice(at, at + length)
      at += length
      continue
    }
    if (rest === '//' || rest === '/*') {
      at = endOfComment(source, at, rest)
      continue
    }
    const pattern = rest[0] === '/' && BEFORE_PATTERN.test(kept.slice(-20)) ? matchAt(PATTERN, source, at) : null
    const string = rest[0] === "'" || rest[0] === '"' ? matchAt(STRING, source, at) : null
    if (!pattern) kept += string ?? source[at]
    at += (pattern ?? string ?? ' ').length
    if (pattern || string) continue
    if (rest[0] === '`') templates.push(null)
    else if (templates.length > 0) countBrace(templates, rest[0])
  }
  return kept
}

function endOfComment(source: string, at: number, opening: string): number {
  const closing = opening === '//' ? '\n' : '*/'
  const end = source.indexOf(closing, at + 2)
  if (end < 0) return source.length
  return opening === '//' ? end : end + 2
}

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? null
}

/** A brace that closes what `${` opened leads back into the template's text. */
function countBrace(templates: (number | null)[], character: string | undefined) {
  const top = templates.length - 1
  const open = templates[top] ?? 0
  if (character === '{') templates[top] = open + 1
  else if (character === '}') templates[top] = open === 0 ? null : open - 1
}
