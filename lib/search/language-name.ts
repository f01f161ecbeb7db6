const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** "French" of "fre", as PubMed has languages (ISO 639-2, bibliographic); a code that nobody knows is shown as it is. */
export function languageName(code: string): string {
  if (code === 'und') return 'Not known'
  return (/^[a-z]{2,3}$/.test(code) && NAMES.of(code)) || code
}
