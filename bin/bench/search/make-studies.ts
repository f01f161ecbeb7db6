import type postgres from 'postgres'
import { arrayText, CopyRows } from '@/db/connection/copy-rows'
import { type Design, levelOf } from '@/lib/evidence/design'
import { between, pick, seeded, zipf } from '../random'
import { abstractOf, type Texts } from './texts'

const AT_ONCE = 10_000

/** Designs as often as PubMed has them, about. */
const DESIGNS: [Design | null, number][] = [
  ['meta-analysis', 0.01],
  ['systematic review', 0.02],
  ['randomised trial', 0.06],
  ['clinical trial', 0.04],
  ['cohort', 0.12],
  ['case-control', 0.05],
  ['cross-sectional', 0.06],
  ['case report', 0.08],
  ['narrative review', 0.1],
  ['animal or laboratory', 0.16],
  ['editorial', 0.03],
  [null, 1],
]

const LANGUAGES = ['eng', 'eng', 'eng', 'eng', 'eng', 'eng', 'eng', 'eng', 'eng', 'ger', 'fre', 'chi', 'spa', 'jpn']

/** Fills an empty corpus with `count` studies, with journals, headings and authors as unevenly spread as real ones. */
export async function makeStudies(
  sql: postgres.Sql,
  count: number,
  texts: Texts,
  headings: { ui: string; name: string }[],
  say: (line: string) => void,
): Promise<void> {
  const random = seeded(19)
  const journals = Math.min(4000, Math.max(20, Math.round(count / 200)))
  await sql`
    insert into journals (key, title, iso_abbreviation, nlm_id)
    select 'nlm:' || n, 'Journal of Matter ' || n, 'J Matter ' || n, n::text from generate_series(1, ${journals}) n`
  const [first] = await sql`select min(id)::int as id from journals`
  const journalIds = Array.from({ length: journals }, (_, index) => (first?.id as number) + index)
  const names = Array.from({ length: 40_000 }, (_, index) => nameOf(index))
  for (let made = 0; made < count; made += AT_ONCE) {
    const [studies, authors, topics] = [new CopyRows(), new CopyRows(), new CopyRows()]
    for (let id = made + 1; id <= Math.min(count, made + AT_ONCE); id++) {
      const design = designOf(random())
      const year = 2026 - Math.floor(55 * random() ** 2)
      const day = `${year}-${String(between(random, 1, 12)).padStart(2, '0')}-01`
      const abstract = JSON.stringify([{ text: abstractOf(random, texts) }])
      studies.add(
        id,
        `pmid:${id}`,
        'pubmed',
        id,
        pick(random, texts.titles),
        abstract,
        zipf(random, journalIds),
        day,
        arrayText([pick(random, LANGUAGES)]),
        design,
        design && levelOf(design),
        '',
        '\\x00',
      )
      for (let position = 0; position < between(random, 1, 5); position++) {
        authors.add(id, position, zipf(random, names), null, pick(random, INITIALS))
      }
      const given = new Set(Array.from({ length: between(random, 3, 9) }, () => zipf(random, headings)))
      let position = 0
      for (const { ui, name } of given) topics.add(id, position, ui, name, position++ < 2)
    }
    await sql.begin(async (tx) => {
      await studies.send(
        tx,
        `studies (id, source_key, source, pmid, title, abstract, journal_id, published_on,
        languages, design, level, revision, content_hash)`,
      )
      await authors.send(tx, 'study_authors (study_id, position, family, given, initials)')
      await topics.send(tx, 'mesh_headings (study_id, position, descriptor_ui, descriptor, major)')
    })
    if ((made / AT_ONCE) % 10 === 9) say(`${made + AT_ONCE} studies made`)
  }
  await sql`select setval('studies_id_seq', ${count})`
  await sql`analyze studies, study_authors, mesh_headings, journals`
}

function designOf(share: number): Design | null {
  let left = share
  for (const [design, part] of DESIGNS) {
    if (left < part) return design
    left -= part
  }
  return null
}

const INITIALS = 'A B C D E F G H J K L M N P R S T AB CD EF JA JM KL MA RS'.split(' ')
const SYLLABLES = 'ba ko li mar son ten ru vi sha ner go el ti do wen har jo pe ska lin'.split(' ')

function nameOf(index: number): string {
  let name = ''
  for (let rest = index + 400; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    name += SYLLABLES[rest % SYLLABLES.length]
  }
  return name.charAt(0).toUpperCase() + name.slice(1)
}
