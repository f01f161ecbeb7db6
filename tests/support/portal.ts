import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { disconnect } from '@/db/connection/disconnect'
import { type Member, makeMember, PASSWORD } from './member'
import { sessionCookieFor } from './signed-in'

export async function signIn(page: Page, member: Member, to = '/') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByLabel('E-mail').fill(member.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Signs somebody in without the form, which has tests of its own: each other test would wait for it. */
export async function openSession(context: BrowserContext, member: Member, baseURL = '') {
  const cookie = await sessionCookieFor(member.id, process.env.E2E_SECRET as string)
  await context.addCookies([{ ...cookie, url: baseURL, httpOnly: true, sameSite: 'Lax' }])
}

/**
 * Presses a key of the keyboard map until it has put the focus into `field`: scripts may still be loading. What answers
 * late is waited for: a second press would be typed into the field.
 */
export async function pressFor(page: Page, key: string, field: Locator) {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(field).toBeFocused({ timeout: 5_000 })
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
  page: async ({ page, reader, baseURL }, use) => {
    await openSession(page.context(), reader, baseURL)
    await use(page)
  },
  colleague: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL })
    const page = await context.newPage()
    const member = await makeMember('Ben Colleague')
    await openSession(context, member, baseURL)
    await use({ member, page, context })
    await context.close()
  },
})

export { expect, type Member, makeMember, PASSWORD }
