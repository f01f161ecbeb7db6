import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { as, disconnect } from '@/db/client'
import { hashPassword } from '@/db/password'
import { passwords, userAccounts } from '@/db/schema/users'
import { OPERATOR, type Person, type Role } from '@/lib/viewer'
import { makePerson } from './people'

export const PASSWORD = 'nine quiet herons by the water'

export type Member = Person & { email: string }

/** Somebody with a password, made for one test. */
export async function makeMember(name: string, role: Role = 'reader'): Promise<Member> {
  const person = await makePerson(name, role)
  const hash = await hashPassword(PASSWORD)
  return as(OPERATOR, async (tx) => {
    await tx.insert(passwords).values({ userId: person.id, hash })
    const [account] = await tx
      .select({ email: userAccounts.email })
      .from(userAccounts)
      .where(sql`${userAccounts.userId} = ${person.id}`)
    return { ...person, email: account?.email as string }
  })
}

export async function signIn(page: Page, member: Member, to = '/') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByLabel('E-mail').fill(member.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Presses a key of the keyboard map until it has put the focus into `field`: scripts may still be loading. */
export async function pressFor(page: Page, key: string, field: Locator) {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(field).toBeFocused({ timeout: 1_000 })
  }).toPass()
}

type Fixtures = {
  /** A reader of this test's own; `page` is signed in as them. */
  reader: Member
  /** A second person, signed in on a page of their own. */
  colleague: { member: Member; page: Page; context: BrowserContext }
}

export const test = base.extend<Fixtures, { database: undefined }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      await use(undefined)
      await disconnect()
    },
    { scope: 'worker', auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  reader: async ({}, use) => use(await makeMember('Ada Reader')),
  page: async ({ page, reader }, use) => {
    await signIn(page, reader)
    await use(page)
  },
  colleague: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL })
    const page = await context.newPage()
    const member = await makeMember('Ben Colleague')
    await signIn(page, member)
    await use({ member, page, context })
    await context.close()
  },
})

export { expect }
