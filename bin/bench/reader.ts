import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { hashPassword } from '@/db/access/password'
import { withViewer } from '@/db/connection/with-viewer'
import { listItems, readingLists } from '@/db/schema/lists'
import { passwords, userAccounts, users } from '@/db/schema/users'
import { OPERATOR, type Viewer } from '@/lib/access/viewer'
import { studyAddress } from '@/lib/studies/study-address'

const EMAIL = 'reader@bench.example'
const PASSWORD = 'nine quiet herons by the water'
const ITEMS = 50
/** As many as a table or a forest plot shows. */
const LONG = 200

/** Somebody to visit as: with a password, a list of fifty studies and one of two hundred, and the addresses of the fifty. */
export type Reader = { signIn: (site: string) => Promise<string>; list: string; long: string; studies: string[] }

export async function makeReader(): Promise<Reader> {
  const id = await makeAccount()
  const viewer: Viewer = { kind: 'person', id, name: 'Reader', role: 'reader' }
  return withViewer(viewer, async (tx) => {
    const studies = await tx.execute<{ id: number; pmid: number; title: string }>(
      sql`select id::int, pmid, title from studies where source = 'pubmed' order by md5(id::text) limit ${LONG}`,
    )
    const [list, long] = [randomUUID(), randomUUID()]
    for (const [listId, held] of [
      [list, studies.slice(0, ITEMS)],
      [long, studies],
    ] as const) {
      await tx.insert(readingLists).values({ id: listId, createdBy: id, name: `${held.length} studies` })
      await tx
        .insert(listItems)
        .values(held.map((study, position) => ({ listId, studyId: study.id, position, addedBy: id })))
    }
    const addresses = studies.slice(0, ITEMS).map(studyAddress)
    return { signIn, list: `/lists/${list}`, long: `/lists/${long}`, studies: addresses }
  })
}

async function makeAccount(): Promise<string> {
  const hash = await hashPassword(PASSWORD)
  return withViewer(OPERATOR, async (tx) => {
    const [user] = await tx.insert(users).values({ name: 'Reader', role: 'reader' }).returning({ id: users.id })
    const userId = user?.id as string
    await tx.insert(userAccounts).values({ userId, email: EMAIL })
    await tx.insert(passwords).values({ userId, hash })
    return userId
  })
}

/** Signs in with the form as a browser without scripts sends it; the session's cookie. */
async function signIn(site: string): Promise<string> {
  const page = await (await fetch(`${site}/sign-in`)).text()
  const form = new FormData()
  for (const [tag] of page.split('</form>')[0]?.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g) ?? []) {
    const attribute = (name: string) =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"') ?? ''
    form.append(attribute('name'), attribute('value'))
  }
  form.append('email', EMAIL)
  form.append('password', PASSWORD)
  const answer = await fetch(`${site}/sign-in`, {
    method: 'POST',
    body: form,
    headers: { origin: site },
    redirect: 'manual',
  })
  const cookie = answer.headers.getSetCookie().find((line) => line.includes('precis.session='))
  if (!cookie) throw new Error(`signing in answered ${answer.status} and no session`)
  return cookie.split(';')[0] as string
}
