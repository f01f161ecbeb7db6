import type { ImportSql } from '@/db/connection/copy-rows'

/** The texts of an abstract's sections: labels and marks may change, and every offset still holds. */
export const textsOf = (abstract: string) => `jsonb_path_query_array(${abstract}, '$[*].text')`

/**
 * What a person has written stays when the text beneath it becomes another, and so do earlier versions; but the places
 * that they point to are no longer there. To be called before the studies are changed, which must be locked; `changed`
 * is a JSON array of them with `id`, `title` and `abstract` as they will be.
 */
export async function forgetPlaces(tx: ImportSql, changed: string): Promise<void> {
  await tx.unsafe(
    `update study_summaries m set sentences = null, source_section = null, source_start = null, source_end = null,
       facts = m.facts - 'words' || case when m.facts ? 'effects' then jsonb_build_object('effects', (
         select jsonb_agg(effect || '{"span": {"section": null, "start": 0, "end": 0}}' order by place)
         from jsonb_array_elements(m.facts -> 'effects') with ordinality e (effect, place))) else '{}' end
     from jsonb_to_recordset($1::text::jsonb) as c (id bigint, title text, abstract text)
     join studies s on s.id = c.id
     where m.study_id = c.id and (m.maker = 'person' or m.edited_by is not null or not m.current)
       and (s.title <> c.title or ${textsOf('s.abstract')} <> ${textsOf('c.abstract::jsonb')})`,
    [changed],
  )
}
