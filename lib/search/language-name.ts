const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** "French" of "fre", as PubMed has languages (ISO 639-2, bibliographic); a code that nobody knows is shown as it is. */
export function languageName(code: string): string {
  if (code === 'und') return 'Not known'
  return (/^[a-z]{2,3}$/.test(code) && NAMES.of(code)) || code
}

/** The languages of PubMed's records (ISO 639-2, bibliographic). */
const CODES = (
  'afr alb amh ara arm aze ben bos bul cat chi cze dan dut eng epo est fin fre geo ger gle glg gre heb hin hrv hun ice ' +
  'ind ita jpn kin kor lat lav lit mac mal mao may mul nor per pol por pus rum rus san scr slo slv spa srp swe tha tur ' +
  'ukr und urd vie wel'
).split(' ')
const CODE_OF = new Map(CODES.flatMap((code) => [code, languageName(code).toLowerCase()].map((name) => [name, code])))

/** "fre" of "French", "fre" or "fr"; null where nobody knows it. */
export function languageCode(name: string): string | null {
  const asked = name.trim().toLowerCase()
  return CODE_OF.get(asked) ?? CODE_OF.get(languageName(asked).toLowerCase()) ?? null
}
