import { z } from 'zod'
import { canonicalResource, USER_SHAPE } from './resource-shape'
import { invalidValue } from './scim-error'
import { firstFault, scimBoolean, typed } from './typed'

/** What a provider says of somebody beside what finds them. */
export type ScimSaid = {
  displayName?: string
  name?: { formatted?: string; givenName?: string; familyName?: string }
  emails: { value: string; type?: string; primary?: boolean }[]
}

/** A person as a provider describes them; `active` is absent where it says nothing of that. */
export type ScimUser = { userName: string; externalId: string | null; active?: boolean; said: ScimSaid }

const name = typed(200).optional()
const USER = z.object({
  userName: typed(320).min(1, 'Say who it is.'),
  externalId: typed(320).min(1).optional(),
  displayName: name,
  name: z.object({ formatted: name, givenName: name, familyName: name }).optional(),
  emails: z
    .array(z.object({ value: typed(320).optional(), type: typed(50).optional(), primary: scimBoolean.optional() }))
    .max(20, 'At most 20 addresses.')
    .default([]),
  active: scimBoolean.optional(),
})

/** Reads a person that was sent whole, or is what a PATCH has made. Throws `invalidValue`. */
export function readScimUser(body: unknown): ScimUser {
  const parsed = USER.safeParse(canonicalResource(USER_SHAPE, body))
  if (!parsed.success) throw invalidValue(firstFault(parsed.error))
  const { userName, externalId, active, emails, ...said } = parsed.data
  const user: ScimUser = {
    userName,
    externalId: externalId ?? null,
    said: { ...said, emails: emails.flatMap(({ value, ...more }) => (value ? [{ value, ...more }] : [])) },
  }
  if (active !== undefined) user.active = active
  emailOf(user)
  return user
}

/** As an account may have one, also inside a house: "root@localhost". */
const EMAIL = /^[^\s@]+@[^\s@]+$/

/** The address of their account: what they are called where that is one, otherwise their primary or first one. */
export function emailOf({ userName, said }: ScimUser): string {
  const email = [userName, said.emails.find(({ primary }) => primary)?.value, said.emails[0]?.value].find(
    (text) => text !== undefined && EMAIL.test(text),
  )
  if (!email) throw invalidValue('Neither userName nor the primary of emails is an e-mail address.')
  return email
}

/** What colleagues call them, 200 letters at most. */
export function personName({ userName, said: { displayName, name: parts } }: ScimUser): string {
  const joined = [parts?.givenName, parts?.familyName].filter(Boolean).join(' ')
  return (displayName || parts?.formatted || joined || userName).slice(0, 200)
}
