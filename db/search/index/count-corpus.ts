import type postgres from 'postgres'
import { LEXEME } from '@/lib/search/lexemes'
import { countAbbreviations } from './count-abbreviations'
import { findExamples } from './example-questions'
import { countStrongTopics } from './strong-topics'
import { countSuggestions } from './suggestions'

/** With more studies than this, one in eight is counted for how common a lexeme is. */
const ALL_COUNTED = 200_000

/** Lexemes that nothing is ranked by, and of which there are very many. */
const UNCOUNTED = [LEXEME.author, LEXEME.pmid, LEXEME.doi, LEXEME.sample, LEXEME.pair].map((prefix) => `${prefix}%`)

/**
 * Counts what ranking, concepts and spelling need to know of the corpus: how many studies have each lexeme and each
 * heading, how long a text is, which words titles are made of, what a search box can offer, what
 * abbreviations stand for, what a person can begin with. In one transaction: until it
 * ends searches go by the former count. About a minute for a million studies.
 */
export async function countCorpus(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('precis.count-corpus'))`
    const [total] =
      await tx`select count(*)::int as studies, coalesce(avg(length), 150)::real as length from search_documents`
    const { studies, length } = total as unknown as { studies: number; length: number }
    const sampled = studies > ALL_COUNTED
    const documents = sampled
      ? `select document from search_documents where document @@ $q$'${LEXEME.sample}1'$q$::tsquery`
      : 'select document from search_documents'
    await tx`delete from search_terms`
    await tx`
      insert into search_terms (term, studies)
      select word, ndoc * ${sampled ? 8 : 1} from ts_stat(${documents})
      where not word like any(${UNCOUNTED}::text[]) and octet_length(word) < 1000`
    await tx`delete from search_words`
    await tx`
      insert into search_words (word, studies)
      select word, ndoc from ts_stat($$select to_tsvector('simple', app.folded(title)) from studies where withdrawn_at is null$$)
      where word ~ '^[[:alpha:]]{4,40}$' and (ndoc > 1 or ${studies} < 5000)`
    await tx`
      update search_headings h set studies = coalesce(t.count, 0)
      from search_headings every left join (
        select topic, count(*)::int as count from search_documents, unnest(topics) topic group by topic
      ) t on t.topic = every.id
      where h.id = every.id and h.studies <> coalesce(t.count, 0)`
    await countStrongTopics(tx)
    await tx`
      update search_tiers t set studies = n.count
      from (select s.tier, count(d.study_id)::int as count from search_tiers s left join search_documents d on d.tier = s.tier group by s.tier) n
      where n.tier = t.tier`
    await tx`
      insert into search_statistics (studies, average_length, counted_at, examples)
      values (${studies}, ${length}, now(), ${await findExamples(tx)}::text[])
      on conflict (id) do update
        set studies = excluded.studies, average_length = excluded.average_length, counted_at = excluded.counted_at,
          examples = excluded.examples`
    await countSuggestions(tx)
    await countAbbreviations(tx, sampled ? 8 : 1)
  })
  await sql`analyze search_terms, search_words, search_headings, search_documents, search_suggestions, search_abbreviations`.catch(
    () => {},
  )
}
