import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'

/** A text as documents have it. The first two are tsqueries, '' where nothing but stop words is left. */
export type Stems = {
  english: string
  simple: string
  /** Lexemes that it is ranked by, and how many studies have each. */
  lexemes: { lexeme: string; studies: number }[]
}

/** What PostgreSQL makes of each text: its words in their order, hyphens between them or not. */
export async function stemsOf(tx: Transaction, texts: Iterable<string>): Promise<Map<string, Stems>> {
  const asked = [...new Set(texts)]
  if (asked.length === 0) return new Map()
  const rows = await tx.execute<Stems & { text: string }>(sql`
    select t.text, phraseto_tsquery('english', f.parted)::text as english,
      case when numnode(phraseto_tsquery('english', f.parted)) = 0 then ''
        else phraseto_tsquery('simple', f.parted)::text end as simple,
      coalesce((
        select jsonb_agg(jsonb_build_object('lexeme', l.lexeme, 'studies', coalesce(s.studies, 0)) order by l.lexeme)
        from unnest(to_tsvector('english', f.folded)) l left join search_terms s on s.term = l.lexeme
      ), '[]') as lexemes
    from unnest(${sql.param(asked)}::text[]) as t (text)
    cross join lateral (
      select app.folded(t.text) as folded, regexp_replace(app.folded(t.text), '-', ' ', 'g') as parted
    ) f`)
  return new Map(rows.map((row) => [row.text, row]))
}
