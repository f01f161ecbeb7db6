import { connect } from '@/db/connection/pool'
import { takeSlot } from '@/db/sources/source-limits'

/** A process of its own that takes as many moments as it is told to, at once; prints them as JSON. */
const [, , url, count, gap, now] = process.argv
const sql = connect(url as string, 'precis_import', 4)
const slots = await Promise.all(
  Array.from({ length: Number(count) }, () => takeSlot(sql, 'pubmed', Number(gap), new Date(now as string))),
)
console.log(JSON.stringify(slots))
await sql.end()
