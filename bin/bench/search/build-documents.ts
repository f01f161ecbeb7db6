import postgres from 'postgres'
import { connect } from '@/db/connection/pool'
import { countCorpus } from '@/db/search/index/count-corpus'
import { keepSpace } from '@/db/search/index/latent-spaces'
import { TIER_SIZES } from '@/db/search/index/tiers'
import { writeSearchDocuments } from '@/db/search/index/write-documents'

const AT_ONCE = 1000
/** Written first, to learn where the tiers will end. */
const FIRST = 20_000
const WRITERS = 2

/**
 * Writes the documents of all studies, two writers beside each other, the indexes of words last, as a bulk load does;
 * seconds that took.
 */
export async function buildDocuments(url: string, count: number, say: (line: string) => void): Promise<number> {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  const writers = connect(url, 'precis_import', WRITERS)
  const begun = performance.now()
  try {
    await owner`drop index search_documents_document`
    let next = 1
    const write = async (last: number) => {
      while (next <= last) {
        const from = next
        next += AT_ONCE
        const ids = Array.from({ length: Math.min(AT_ONCE, last - from + 1) }, (_, index) => from + index)
        await writers.begin((tx) => writeSearchDocuments(tx, ids))
        if (from % 100_000 === 1) say(`${from - 1} documents written`)
      }
    }
    await write(Math.min(FIRST, count))
    await placeTiers(owner, count)
    next = Math.min(FIRST, count) + 1
    await Promise.all(Array.from({ length: WRITERS }, () => write(count)))
    say('Making the indexes of words …')
    await owner`set maintenance_work_mem = '1GB'`
    await owner`create index search_documents_document on search_documents using gin (document)`
    say('Counting …')
    await countCorpus(writers)
    say('Placing studies in the latent space …')
    while (await keepSpace(writers));
    await owner`vacuum analyze search_documents, search_study_vectors, search_word_vectors`
  } finally {
    await writers.end()
    await owner.end()
  }
  return (performance.now() - begun) / 1000
}

/** Ends each tier where it will hold what it takes, were all documents as those written so far. */
async function placeTiers(owner: postgres.Sql, count: number) {
  let above = 0
  for (const [tier, size] of TIER_SIZES.entries()) {
    above += size
    const share = Math.max(0, 1 - above / count)
    await owner`
      update search_tiers set min_prior = coalesce((
        select percentile_cont(${share}::float8) within group (order by prior) from search_documents where ${share > 0}),
        '-infinity')
      where tier = ${tier}`
  }
  await owner`
    update search_documents d set tier = t.tier
    from (select study_id, (select min(tier) from search_tiers where prior >= min_prior) as tier from search_documents) t
    where t.study_id = d.study_id and t.tier <> d.tier`
}
