import { randomUUID } from 'node:crypto'
import { listErased } from '@/db/access/erasures'
import { disablePerson, invitePerson, listPeople, resetPerson } from '@/db/access/people'
import { resetCodes } from '@/db/codes/codes'
import { disconnect } from '@/db/connection/disconnect'
import { StartError } from '@/db/server/start-error'
import { settings } from '@/db/settings/settings'
import { AppError } from '@/lib/access/app-error'
import { OPERATOR, ROLES, type Role } from '@/lib/access/viewer'
import { openDatabase } from './open-database'
import { report } from './report'

const USAGE = `Usage: npm run user -- add E-MAIL "NAME" [reader|editor|administrator]
       npm run user -- disable E-MAIL
       npm run user -- reset E-MAIL
       npm run user -- reset-codes E-MAIL
       npm run user -- list
       npm run user -- erased`

async function run([command, email, name, role = 'reader']: string[]): Promise<void> {
  if (command === 'list') {
    for (const person of await listPeople(OPERATOR)) {
      const state = person.disabledAt ? 'disabled' : person.hasJoined ? 'active' : 'invited'
      console.log([person.email, person.name, person.role, state].join('\t'))
    }
    return
  }
  if (command === 'erased') {
    for (const id of await listErased(OPERATOR)) console.log(id)
    return
  }
  if (command === 'add' && email?.includes('@') && name && ROLES.includes(role as Role)) {
    const { token } = await invitePerson(OPERATOR, { key: randomUUID(), email, name, role: role as Role })
    console.log(`Give this link to ${name}; it works once, for a week:\n${settings().siteUrl}/link/${token}`)
    return
  }
  if (!['disable', 'reset', 'reset-codes'].includes(command ?? '') || !email) throw new StartError(USAGE)
  const person = (await listPeople(OPERATOR)).find((one) => one.email.toLowerCase() === email.toLowerCase())
  if (!person) throw new StartError(`Nobody here has the e-mail ${email}.`)
  if (command === 'disable') {
    await disablePerson(OPERATOR, { userId: person.id, version: person.version })
    console.log(`${person.name} can no longer sign in; every session has ended.`)
  } else if (command === 'reset-codes') {
    await resetCodes(OPERATOR, { userId: person.id })
    console.log(`${person.name} signs in with their password alone.`)
  } else {
    const { token } = await resetPerson(OPERATOR, { userId: person.id })
    console.log(`Give this link to ${person.name}; it works once:\n${settings().siteUrl}/link/${token}`)
  }
}

await report(async () => {
  const database = await openDatabase()
  try {
    await run(process.argv.slice(2))
  } catch (error) {
    throw error instanceof AppError ? new StartError(error.message) : error
  } finally {
    await disconnect()
    await database.leave()
  }
})
process.exit()
