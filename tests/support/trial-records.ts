import { asOwner, importFiles } from './corpus'
import { articleSet, articleXml } from './pubmed-xml'

const section = (label: string, text: string) =>
  `<AbstractText Label="${label}" NlmCategory="${label}">${text}</AbstractText>`
const abstract = (...sections: string[]) => `<Abstract>${sections.join('')}</Abstract>`

/** A made-up trial, and the same with another result. */
export const LENGTHENED = abstract(
  section('BACKGROUND', 'Sleep after night work is often short.'),
  section('METHODS', 'We randomly assigned 120 nurses to lunar cheese or placebo for eight weeks.'),
  section(
    'RESULTS',
    'Lunar cheese lengthened sleep by 40 minutes compared with placebo (p = 0.003). The risk of insomnia was lower with lunar cheese than with placebo (HR 0.70, 95% CI 0.55 to 0.90).',
  ),
  section('CONCLUSIONS', 'Lunar cheese lengthened the sleep of nurses after night work compared with placebo.'),
)
export const DID_NOT = abstract(
  section('METHODS', 'We randomly assigned 90 nurses to lunar cheese or placebo.'),
  section('RESULTS', 'Lunar cheese did not lengthen sleep compared with placebo in 90 nurses.'),
  section('CONCLUSIONS', 'Lunar cheese did not lengthen the sleep of nurses compared with placebo.'),
)

/** Imports the trial as PubMed would send it; its internal id. */
export async function importTrial(
  pmid: number,
  known: { article?: string; version?: number; title?: string; types?: string[]; citation?: string } = {},
): Promise<number> {
  const record = articleXml({ pmid, title: 'Lunar cheese and sleep.', article: LENGTHENED, ...known })
  await importFiles(articleSet(record))
  const [study] = await asOwner((sql) => sql`select id::int from studies where pmid = ${pmid}`)
  return study?.id
}
