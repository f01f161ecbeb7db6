import { child, childrenNamed, textOf, type XmlElement } from '../xml/xml-element'

/** The registers of trials among the data banks that NLM names; the others hold sequences and structures. */
const REGISTERS = new Set([
  'ClinicalTrials.gov',
  'ANZCTR',
  'ChiCTR',
  'CRiS',
  'CTRI',
  'DRKS',
  'EudraCT',
  'IRCT',
  'ISRCTN',
  'JapicCTI',
  'JMACCT',
  'JPRN',
  'LBCTR',
  'NTR',
  'PACTR',
  'REPEC',
  'ReBec',
  'RPCEC',
  'SLCTR',
  'TCTR',
  'UMIN CTR',
])

/** Registrations of the trials that the article reports, each once. */
export function trialIdsOf(article: XmlElement): string[] {
  const banks = childrenNamed(child(article, 'DataBankList'), 'DataBank')
  const ids = banks
    .filter((bank) => REGISTERS.has(textOf(child(bank, 'DataBankName')) ?? ''))
    .flatMap((bank) => childrenNamed(child(bank, 'AccessionNumberList'), 'AccessionNumber'))
  return [...new Set(ids.flatMap((id) => textOf(id) ?? []))]
}
