import type postgres from 'postgres'
import { preferIndexScans } from '@/db/connection/prefer-index-scans'
import type { Refusal } from '@/lib/evidence/draft-refusal'
import { CHECK_TAGS } from '@/lib/mesh/check-tags'
import { LEXEME, QUALIFIED, WEIGHT } from '@/lib/search/lexemes'
import { citationsOf } from './citations'
import { noteHeadings } from './headings'
import { writeVectors } from './study-vectors'

/** A record that is known to state no result is no short text that answers: it counts as long as one with an abstract. */
const LENGTH_WITHOUT_RESULT = 150
const NO_RESULT: Refusal = 'no result in the record'

/**
 * Writes what searches are matched against for these studies: the one place that says what is searched, used by
 * whoever writes a study or its summary, in the same transaction. A withdrawn study has no document.
 *
 * Words are stemmed as English, the language of nearly every title and abstract; names of people and journals are
 * taken as they are, since a stemmed surname finds other people. A text search document has room for a million
 * bytes: what no title or abstract comes near is cut off, not refused.
 */
export async function writeSearchDocuments(tx: postgres.TransactionSql, studyIds: number[]): Promise<void> {
  if (studyIds.length === 0) return
  await lockForWriting(tx, studyIds)
  await preferIndexScans(tx)
  await noteHeadings(tx, studyIds)
  await tx`delete from search_documents where study_id = any(${studyIds}::bigint[])`
  await tx`
    insert into search_documents (study_id, tier, prior, level, design, published_on, journal_id, languages, checked,
      retracted, citations, topics, length, document)
    select s.id, (select min(tier) from search_tiers t where p.prior >= t.min_prior), p.prior, s.level, s.design,
      s.published_on, s.journal_id, s.languages, f.checked, f.retracted, f.citations,
      coalesce(headings.topics, '{}'),
      greatest(coalesce(words.length, 0), case when summary.refusal = ${NO_RESULT} then ${LENGTH_WITHOUT_RESULT} else 0 end), words.vector || others.vector || around.vector || asked.vector
        || qualified.vector || pairs.vector
    from studies s
    left join journals j on j.id = s.journal_id
    -- A draft says nothing that its abstract does not.
    left join study_summaries summary on summary.study_id = s.id and summary.current and summary.maker = 'person'
    left join lateral (
      select string_agg(m.descriptor, ' . ' order by m.position) as words,
        array_agg(h.id order by m.position) filter (where m.descriptor <> all (${CHECK_TAGS}::text[])) as topics,
        array_agg(m.major or jsonb_path_exists(coalesce(m.qualifiers, '[]'), '$[*] ? (@.major == true)') order by m.position)
          as majors, array_agg(h.id order by m.position) as ids
      from mesh_headings m join search_headings h on h.name = m.descriptor where m.study_id = s.id
    ) headings on true
    left join lateral (
      select string_agg(section ->> 'text', ' ' order by position) as words
      from jsonb_array_elements(s.abstract) with ordinality as e (section, position)
    ) sections on true
    left join lateral (
      select string_agg(concat_ws(' ', given, family, collective), ' . ' order by position) as words,
        array_agg(${LEXEME.author} || left(lower(ltrim(regexp_replace(app.folded(concat_ws(' ', coalesce(family, given, collective),
          case when family is not null then coalesce(initials, regexp_replace(given, '(\\w)\\w*[\\s.-]*', '\\1', 'g'), '') else '' end)), '[- ]+', ' ', 'g'))), 100)) as lexemes
      from study_authors where study_id = s.id and coalesce(family, given, collective) is not null
    ) names on true
    cross join lateral (
      select setweight(to_tsvector('english', app.folded(left(s.title, 5000))), ${WEIGHT.title})
        || setweight(to_tsvector('simple', app.folded(left(coalesce(s.vernacular_title, ''), 5000))), ${WEIGHT.title})
        || setweight(to_tsvector('english', app.folded(left(
          concat_ws(' . ', summary.tldr, array_to_string(s.keywords, ' . ')), 20000))), ${WEIGHT.summary})
        || setweight(to_tsvector('english', app.folded(left(coalesce(sections.words, ''), 120000))), ${WEIGHT.abstract})
        as vector
    ) text
    cross join lateral (
      select text.vector, (select sum(cardinality(positions))::int from unnest(text.vector)) as length
    ) words
    -- Plain-language summaries and abstracts in other languages: found, but a study is not longer by them.
    cross join lateral (
      select setweight(to_tsvector('english', app.folded(left(coalesce(string_agg(words, ' . ') filter (where english), ''), 60000)))
        || to_tsvector('simple', app.folded(left(coalesce(string_agg(words, ' . ') filter (where not english), ''), 60000))),
        ${WEIGHT.abstract}) as vector
      from (
        select coalesce(other ->> 'language', 'eng') = 'eng' as english, section ->> 'text' as words
        from jsonb_array_elements(s.other_abstracts) other cross join jsonb_array_elements(other -> 'sections') section
      ) sections
    ) others
    cross join lateral (
      select coalesce(string_agg('''' || lexeme || ''':' || places, ' '), '')::tsvector as vector
      from (
        select lexeme, string_agg(least(position + 1, 16383) || weight, ',') as places
        from (
          select ${LEXEME.qualified} || above.id as lexeme, m.position,
            case when above.id = coalesce(h.descriptor_ui, h.key) then ${QUALIFIED.own} else ${QUALIFIED.below} end as weight
          from mesh_headings m join search_headings h on h.name = m.descriptor cross join unnest(h.above) above (id)
          where m.study_id = s.id and m.qualifiers is not null
          union all
          select ${LEXEME.qualifier} || lower(q ->> 'name'), m.position,
            case when m.major or (q ->> 'major')::boolean then ${QUALIFIED.major} else ${QUALIFIED.minor} end
          from mesh_headings m cross join jsonb_array_elements(m.qualifiers) q
          where m.study_id = s.id and q ->> 'name' ~ '^[A-Za-z &,-]+$'
        ) every
        group by lexeme
      ) placed
    ) qualified
    cross join lateral (
      select coalesce(array_to_tsvector(array_agg(distinct ${LEXEME.pair} || p.pair)), '') as vector
      from (
        select lexeme || ' ' || lead(lexeme) over by_place as pair, lead(place) over by_place - place as distance
        from unnest(words.vector || others.vector) l cross join unnest(l.positions) place
        where (select exists (select from search_pairs))
        window by_place as (order by place)
      ) neighbours
      join search_pairs p on p.pair = neighbours.pair
      where distance = 1
    ) pairs
    cross join lateral (
      select setweight(to_tsvector('english', app.folded(left(coalesce(headings.words, ''), 20000))), ${WEIGHT.around})
        || setweight(to_tsvector('simple', app.folded(left(
          concat_ws(' . ', j.title, j.iso_abbreviation, s.pmcid, array_to_string(s.trial_ids, ' . '), names.words),
          120000))), ${WEIGHT.around}) as vector
    ) around
    cross join lateral (
      select summary.checked_at is not null as checked, s.retracted_at is not null as retracted,
        ${citationsOf(tx, 's.id')} as citations
    ) f
    cross join lateral (
      select case when f.retracted then 0 else
        0.5 * coalesce((6 - s.level) / 5.0, 0.3)
        + 0.25 * least(1, ln(1 + f.citations) / ln(1001))
        + 0.2 * least(1, greatest(0, coalesce(extract(year from s.published_on) - 1970, 0) / 80.0))
        + 0.05 * f.checked::int
        -- No two alike, so that a tier can end anywhere.
        + 0.001 * (hashint8(s.id) & 4095) / 4096 end::real as prior
    ) p
    cross join lateral (
      select coalesce(string_agg(distinct '''' || ${LEXEME.heading} || id || ''':' || places, ' '), '')::tsvector
        || array_to_tsvector(array_remove(
          array[
            ${LEXEME.design} || s.design,
            ${LEXEME.journal} || s.journal_id,
            ${LEXEME.published} || left(to_char(s.published_on, 'YYYY'), 3) || 'x',
            ${LEXEME.published} || to_char(s.published_on, 'YYYY'),
            ${LEXEME.published} || to_char(s.published_on, 'YYYY-MM'),
            ${LEXEME.pmid} || s.pmid,
            ${LEXEME.doi} || left(lower(s.doi), 300),
            case when f.checked then ${LEXEME.is} || 'checked' end,
            case when f.retracted then ${LEXEME.is} || 'retracted' end,
            case when hashint8(s.id) & 7 = 0 then ${LEXEME.sample} || '1' end,
            case when hashint8(s.id) & 63 = 0 then ${LEXEME.sample} || '2' end,
            case when hashint8(s.id) & 511 = 0 then ${LEXEME.sample} || '3' end
          ]
          || array(select ${LEXEME.language} || unnest(s.languages))
          || array(select ${LEXEME.publicationType} || lower(unnest(s.publication_types)))
          || coalesce(names.lexemes, '{}'), null)) as vector
      from (
        select above.id, concat_ws(',',
          case when bool_or(major and own) then '1A' when bool_or(own) then '1B' end,
          case when bool_or(major and not own) then '2C' when bool_or(not own) then '2D' end) as places
        from unnest(headings.ids, headings.majors) heading (heading_id, major)
        join search_headings h on h.id = heading_id
        cross join unnest(h.above) above (id)
        cross join lateral (select above.id = coalesce(h.descriptor_ui, h.key) as own) whether
        group by above.id
      ) every
    ) asked
    where s.id = any(${studyIds}::bigint[]) and s.withdrawn_at is null`
  await writeVectors(tx, studyIds)
}

/**
 * Two who write one study wait for each other, or each would leave a document of its own; and nobody writes while
 * studies are moved between tiers. Studies in the order of their ids, tiers last: as everybody locks them.
 */
async function lockForWriting(tx: postgres.TransactionSql, studyIds: number[]) {
  await tx`select from studies where id = any(${studyIds}::bigint[]) order by id for no key update`
  await tx`select from search_tiers for key share`
}
