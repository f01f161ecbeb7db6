import postgres from 'postgres'
import { type ChainHead, verifyChain } from '@/db/audit/verify-chain'
import { StartError } from '@/db/server/start-error'
import { settings } from '@/db/settings/settings'
import { dataFolder } from './data-folder'
import { enterAsOwner } from './open-database'
import { report } from './report'
import { sealingSecret } from './secret'

const USAGE = 'Usage: npm run audit -- verify [NUMBER:HASH]'

/**
 * npm run audit -- verify [NUMBER:HASH]
 * Exit status: 0 the audit trail is as it was recorded; 1 it is not, or could not be read.
 */
async function run([command, known, ...more]: string[]): Promise<void> {
  const head = known === undefined ? undefined : readHead(known)
  if (command !== 'verify' || head === null || more.length > 0) throw new StartError(USAGE)
  const database = await enterAsOwner()
  const sql = postgres(database.url, { max: 1, onnotice: () => {} })
  try {
    const secret = settings().databaseUrl ? settings().authSecret : await sealingSecret(dataFolder())
    const { events, cutAt, head: last, fault } = await verifyChain(sql, { known: head, secret })
    if (fault) throw new StartError(fault)
    console.log(`${events.toLocaleString('en')} events, each as it was recorded.`)
    if (cutAt !== null) console.log(`Those up to link ${cutAt} were deleted as old by the portal, which has signed it.`)
    if (last) console.log(`The chain ends with ${last.seq}:${last.hash}`)
    if (!head)
      console.log('It was compared with no earlier end: whoever made all of it anew is found by one from the log.')
  } finally {
    await sql.end({ timeout: 5 })
    await database.leave()
  }
}

function readHead(text: string): ChainHead | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return seq && hash ? { seq: Number(seq), hash } : null
}

await report(() => run(process.argv.slice(2)))
process.exit()
