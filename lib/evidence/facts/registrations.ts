import type { FactSpan } from './fact-text'

export type Registration = { id: string; span: FactSpan }

/** Registers of trials and reviews, as their numbers are written; spaces and leading zeros lost in print are not mended. */
const REGISTERED =
  /\b(?:NCT[ -]?\d{8}|ISRCTN[ -]?\d{8}|ACTRN[ -]?\d{14}|ChiCTR(?:[ -]?[A-Z]{2,4})?[ -]?\d{8,10}|UMIN(?:-CTR)?[ -]?\d{9}|CTRI\/\d{4}\/\d{2,3}\/\d{6}|DRKS[ -]?\d{8}|NTR[ -]?\d{3,5}|IRCT[ -]?\d{8,15}N\d{1,3}|PACTR[ -]?\d{15,16}|jRCTs?[ -]?\d{9,12}|KCT[ -]?\d{7}|TCTR[ -]?\d{11}|SLCTR\/\d{4}\/\d{3}|RBR-[0-9a-z]{5,8}|JapicCTI-\d{6}|RPCEC[ -]?\d{8}|CRD[ -]?\d{11})\b|\bEudra-?CT(?: ?(?:number|no\.?|nr\.?))?[:# ]{0,3}(\d{4}-\d{6}-\d{2})\b/gi

/** What every such number has. */
const MAY_HOLD = /\d{5}|NTR|RBR-/

const MOST = 12

/** Numbers under which a text says that its study is registered, each once, in the order of the text. */
export function registrationsIn(texts: readonly { section: number | null; text: string }[]): Registration[] {
  const found = new Map<string, Registration>()
  for (const { section, text } of texts) {
    if (!MAY_HOLD.test(text)) continue
    for (const match of text.matchAll(REGISTERED)) {
      if (found.size >= MOST) break
      const id = match[1] ? `EudraCT ${match[1]}` : printed(match[0])
      if (!found.has(id))
        found.set(id, { id, span: { section, start: match.index, end: match.index + match[0].length } })
    }
  }
  return [...found.values()]
}

/** As the register prints it: no spaces, its own capitals. */
function printed(written: string): string {
  const compact = written.replace(/ /g, '')
  if (/^chictr/i.test(compact)) return compact.replace(/^chictr/i, 'ChiCTR')
  if (/^jrct/i.test(compact)) return compact.replace(/^jrct(s?)/i, (_, s: string) => `jRCT${s.toLowerCase()}`)
  if (/^japic/i.test(compact)) return compact.replace(/^japiccti/i, 'JapicCTI')
  if (/^rbr/i.test(compact)) return compact.toLowerCase().replace('rbr', 'RBR')
  return compact.toUpperCase().replace(/^(NCT|ISRCTN|ACTRN|DRKS|NTR|IRCT|PACTR|KCT|TCTR|RPCEC|CRD)-/, '$1')
}
