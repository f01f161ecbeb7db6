'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { siteUrl } from '@/app/_server/site'
import { eraseOn, keepPerson } from '@/db/access/erasures'
import * as people from '@/db/access/people'
import * as codes from '@/db/codes/codes'
import { ROLES } from '@/lib/access/viewer'
import { dayWords } from '@/lib/text/day-words'

const role = z.enum(ROLES)
const userId = z.uuid()
const version = z.coerce.number().int()
const withLink = ({ token }: { token: string }) => ({ link: `${siteUrl()}/link/${token}` })

export const invite = action(
  z.object({
    key: z.uuid(),
    name: z.string().trim().min(1, 'Enter a name.').max(200, 'At most 200 characters.'),
    email: z.email('Enter an e-mail address, such as ada@hospital.example.').max(320),
    role,
  }),
  async (viewer, input) => withLink(await people.invitePerson(viewer, input)),
  { message: (_result, { name }) => `${name} is invited.` },
)

export const makeNewLink = action(
  z.object({ userId }),
  async (viewer, input) => withLink(await people.resetPerson(viewer, input)),
  { message: 'New link made. Earlier links no longer work.' },
)

export const resetCodes = action(z.object({ userId }), codes.resetCodes, {
  message: 'Codes are off: they sign in with their password alone.',
})

export const changeRole = action(z.object({ userId, version, role }), people.changeRole, {
  message: 'Role changed. They must sign in again.',
})

export const disable = action(z.object({ userId, version }), people.disablePerson, {
  message: 'Account deactivated. Their sessions have ended and their links no longer work; what they wrote stays.',
})

export const enable = action(z.object({ userId, version }), people.enablePerson, {
  message: 'Account reactivated. They sign in as before; without a password they need a new link.',
})

export const erase = action(z.object({ userId, version, on: z.iso.date('Choose a day.') }), eraseOn, {
  message: (_result, { on }) => `Their notes, lists, reading and searches are erased on ${dayWords(on)}.`,
})

export const keep = action(z.object({ userId, version }), keepPerson, { message: 'Nothing of theirs is erased.' })
