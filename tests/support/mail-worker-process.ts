import { workOn } from '@/db/settings/settings'
import { runOnce, sentTo, writeAt } from './mail'

/** Writes and sends mails as a worker does; for tests that kill it. */
workOn(process.env.DATABASE_URL as string)
console.log('working')
await writeAt(new Date())
await runOnce(sentTo({ port: Number(process.env.TEST_MAIL_PORT) }))
process.exit()
