import { test as bare, type Page } from '@playwright/test'
import { readCodes } from '@/db/codes/codes'
import { codeAt } from '@/lib/access/totp'
import { asOwner } from '../support/corpus'
import { expect, makeMember, openSession, PASSWORD, test } from '../support/portal'

const part = (page: Page) => page.getByRole('region', { name: 'Codes after your password' })

/** What an app shows that was given this key, some steps from now. */
function codeOf(words: string, steps = 0): string {
  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...words.replaceAll(' ', '')]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return codeAt(new Uint8Array(bytes), Date.now() + steps * 30_000)
}

/** Sets codes up; the key, and the recovery codes. */
async function setUp(page: Page): Promise<{ key: string; recovery: string[] }> {
  await page.goto('/account/sign-in')
  await part(page).getByRole('button', { name: 'Set up codes' }).click()
  const key = (await part(page).locator('code').textContent()) ?? ''
  await part(page).getByLabel('Code that your app shows now').fill(codeOf(key, -1))
  await part(page).getByRole('button', { name: 'Switch codes on' }).click()
  await expect(part(page).getByText('Your recovery codes')).toBeVisible()
  return { key, recovery: await part(page).getByRole('listitem').allTextContents() }
}

async function enterPassword(page: Page, email: string, to = '/notes') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Enter a code' })).toBeVisible()
}

async function enterCode(page: Page, code: string) {
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('codes are set up with a picture and a key, asked for after the password, and switched off', async ({
  page,
  reader,
}) => {
  const { key, recovery } = await setUp(page)
  expect(recovery).toHaveLength(10)
  await expect(part(page).getByText('You have 10 recovery codes left.')).toBeVisible()
  await page.context().clearCookies()
  await enterPassword(page, reader.email)
  // Nobody is signed in yet.
  await page.goto('/notes')
  await expect(page).toHaveURL(/\/sign-in\/code\?to=%2Fnotes/)
  await enterCode(page, '000000')
  await expect(page.getByText('Incorrect code, or one that was used already.')).toBeVisible()
  await enterCode(page, codeOf(key))
  await expect(page).toHaveURL('/notes')
  await expect(page.getByLabel('Your account, Ada Reader')).toBeVisible()

  await page.goto('/account/sign-in')
  await expect(part(page).getByText('Your recovery codes')).toHaveCount(0)
  await part(page).getByRole('button', { name: 'Switch codes off' }).click()
  await expect(part(page).getByRole('button', { name: 'Set up codes' })).toBeVisible()
  expect(await readCodes(reader, reader.email)).toBeNull()
})

test('a recovery code signs in once, and somebody who has neither gives up or asks an administrator', async ({
  page,
  reader,
  browser,
  baseURL,
}) => {
  const { recovery } = await setUp(page)
  const [code = ''] = recovery
  await page.context().clearCookies()
  await enterPassword(page, reader.email)
  await enterCode(page, code.toLowerCase())
  await expect(page).toHaveURL('/notes')
  await page.context().clearCookies()
  await enterPassword(page, reader.email)
  await enterCode(page, code)
  await expect(page.getByText('Incorrect code, or one that was used already.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in another way' }).click()
  await expect(page.getByLabel('E-mail')).toBeVisible()

  const context = await browser.newContext({ baseURL })
  await openSession(context, await makeMember('Root Codes', 'administrator'), baseURL)
  const people = await context.newPage()
  await people.goto('/administration/people')
  const row = people.getByRole('listitem').filter({ hasText: reader.email })
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Switch codes off' }).click()
  await expect(row.getByRole('button', { name: 'Switch codes off' })).toHaveCount(0)
  await context.close()
  expect(await readCodes(reader, reader.email)).toBeNull()
})

bare.describe('without scripts', () => {
  bare.use({ javaScriptEnabled: false })

  bare('codes are set up, asked for, used once, and switched off', async ({ page, baseURL }) => {
    const member = await makeMember('Emma Scriptless')
    await openSession(page.context(), member, baseURL)
    const { key, recovery } = await setUp(page)
    expect(recovery).toHaveLength(10)
    await page.context().clearCookies()
    await enterPassword(page, member.email)
    await enterCode(page, 'not a code')
    await expect(page.getByText('Incorrect code, or one that was used already.')).toBeVisible()
    const code = codeOf(key)
    await enterCode(page, code)
    await expect(page).toHaveURL('/notes')
    // Whoever looked over their shoulder comes too late.
    await page.context().clearCookies()
    await enterPassword(page, member.email)
    await enterCode(page, code)
    await expect(page.getByText('Incorrect code, or one that was used already.')).toBeVisible()
    await enterCode(page, recovery[3] ?? '')
    await expect(page).toHaveURL('/notes')
    await asOwner(
      (sql) => sql`update sessions set created_at = now() - interval '6 minutes' where user_id = ${member.id}`,
    )
    await page.goto('/account/sign-in')
    await expect(part(page).getByText('You have 9 recovery codes left.')).toBeVisible()
    await expect(part(page).getByRole('button')).toHaveCount(0)
    const confirm = page.getByRole('region', { name: 'Confirm that it is you' })
    await confirm.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await confirm.getByLabel('Code', { exact: true }).fill(recovery[4] ?? '')
    await confirm.getByRole('button', { name: 'Confirm', exact: true }).click()
    await part(page).getByRole('button', { name: 'Make new recovery codes' }).click()
    await expect(part(page).getByText('You have 10 recovery codes left.')).toBeVisible()
    expect(await part(page).getByRole('listitem').allTextContents()).not.toContain(recovery[3])
    await part(page).getByRole('button', { name: 'Switch codes off' }).click()
    await expect(part(page).getByRole('button', { name: 'Set up codes' })).toBeVisible()
  })
})

test('the same code in two browsers at the same moment signs in one of them', async ({
  page,
  reader,
  browser,
  baseURL,
}) => {
  const { key } = await setUp(page)
  const contexts = await Promise.all([browser.newContext({ baseURL }), browser.newContext({ baseURL })])
  const pages = await Promise.all(contexts.map((context) => context.newPage()))
  for (const one of pages) await enterPassword(one, reader.email)
  const code = codeOf(key)
  await Promise.all(pages.map((one) => enterCode(one, code)))
  await expect.poll(async () => pages.filter((one) => new URL(one.url()).pathname === '/notes').length).toBe(1)
  const open = await asOwner(
    (sql) => sql`select 1 from sessions where user_id = ${reader.id} and revoked_at is null and not awaits_code`,
  )
  // The one that set codes up, and the one that had the code.
  expect(open).toHaveLength(2)
  for (const context of contexts) await context.close()
})
