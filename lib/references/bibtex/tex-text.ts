/** Marks over a letter, as the combining characters of Unicode. */
const ACCENTS: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
}

const SYMBOLS: Record<string, string> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  i: 'i',
  j: 'j',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquotesingle: "'",
  textquotedbl: '"',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textunderscore: '_',
  textregistered: '®',
  texttrademark: '™',
  textcopyright: '©',
  textdegree: '°',
  degree: '°',
  textmu: 'µ',
  textperiodcentered: '·',
  textbullet: '•',
  textellipsis: '…',
  ldots: '…',
  dots: '…',
  textpm: '±',
  pm: '±',
  times: '×',
  texttimes: '×',
  cdot: '·',
  S: '§',
  P: '¶',
  pounds: '£',
  euro: '€',
  texteuro: '€',
  textonehalf: '½',
  textsuperscript: '',
  textsubscript: '',
  copyright: '©',
  guillemotleft: '«',
  guillemotright: '»',
  leq: '≤',
  geq: '≥',
  le: '≤',
  ge: '≥',
  sim: '~',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  omega: 'ω',
  textalpha: 'α',
  textbeta: 'β',
  textgamma: 'γ',
  textdelta: 'δ',
  textkappa: 'κ',
  emph: '',
  textit: '',
  textbf: '',
  textsc: '',
  textrm: '',
  textsf: '',
  texttt: '',
  textup: '',
  textsl: '',
  it: '',
  bf: '',
  em: '',
  sc: '',
  rm: '',
  tt: '',
  url: '',
  mbox: '',
  mkbibquote: '',
  mkbibemph: '',
  enquote: '',
  relax: '',
  newblock: '',
  protect: '',
  noopsort: '',
  ensuremath: '',
  textnormal: '',
  thinspace: ' ',
  space: ' ',
  quad: ' ',
}

const PIECE =
  /\$[^$]{0,2000}\$|\\(?<symbol>[A-Za-z]+)(?<blank>\s*)|\\(?<sign>[^A-Za-z])|(?<dashes>-{2,3})|(?<quotes>``|'')|~|[{}]/g

/**
 * TeX as plain text: its letters and signs in Unicode, braces left out, mathematics between dollars as it stands. A
 * command that is not known keeps its name.
 */
export function texText(tex: string): string {
  if (!/[\\{}~$]|--|``|''/.test(tex)) return tex
  const unaccented = tex.replace(ACCENTED, accented)
  return unaccented.replace(PIECE, (piece, ...rest) => {
    const { symbol, blank = '', sign, dashes, quotes } = rest.at(-1) as Record<string, string | undefined>
    if (symbol !== undefined)
      return Object.hasOwn(SYMBOLS, symbol) ? (SYMBOLS[symbol] as string) : `\\${symbol}${blank}`
    if (sign !== undefined) return signOf(sign)
    if (dashes) return dashes.length === 2 ? '–' : '—'
    if (quotes) return quotes === '``' ? '“' : '”'
    if (piece === '~') return ' '
    return piece.startsWith('$') ? piece : ''
  })
}

/** `\'e`, `\'{e}`, `{\'e}`, `\c{c}`, `\v s`, `\'\i`, `\'{\i}`. */
const ACCENTED =
  /\\(?:([`'^~=."])\s*|([cvuHkdbr])(?:\s+|(?=[{\\])))(?:\{\s*\\?([A-Za-zı])\s*\}|\\([ij])(?![A-Za-z])\s?|([A-Za-z]))/g

function accented(
  _piece: string,
  sign: string,
  letter: string,
  braced: string,
  dotless: string,
  plain: string,
): string {
  const base = braced ?? dotless ?? plain
  return `${base}${ACCENTS[sign ?? letter] ?? ''}`.normalize('NFC')
}

function signOf(sign: string): string {
  if ('-/'.includes(sign)) return ''
  if (/[\s,;:!\\]/.test(sign)) return ' '
  return sign
}
