'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { siteUrl } from '@/app/_server/site'
import * as people from '@/db/access/people'
import { ROLES } from '@/lib/access/viewer'

const role = z.enum(ROLES)
const userId = z.uuid()
const version = z.coerce.number().int()
const withLink = ({ token }: { token: string }) => ({ link: `${siteUrl()}/link/${token}` })

export const invite = action(
  z.object({
    key: z.uuid(),
    name: z.string().trim().min(1, 'Their name, as colleagues know them.').max(200, 'At most 200 characters.'),
    email: z.email('An e-mail address, such as ada@hospital.example.').max(320),
    role,
  }),
  async (viewer, input) => withLink(await people.invitePerson(viewer, input)),
  { message: (_result, { name }) => `${name} is invited.` },
)

export const makeNewLink = action(
  z.object({ userId }),
  async (viewer, input) => withLink(await people.resetPerson(viewer, input)),
  { message: 'A new link; earlier ones no longer work.' },
)

export const changeRole = action(z.object({ userId, version, role }), people.changeRole, {
  message: 'Changed. They sign in again under their new rights.',
})

export const disable = action(z.object({ userId, version }), people.disablePerson, {
  message: 'Closed. Every session of theirs has ended; what they wrote stays.',
})

export const enable = action(z.object({ userId, version }), people.enablePerson, {
  message: 'Open again. They sign in as before.',
})
