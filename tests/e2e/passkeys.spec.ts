import { test as bare, type Page } from '@playwright/test'
import { listPasskeys } from '@/db/passkeys/passkeys'
import { asOwner } from '../support/corpus'
import { makePerson } from '../support/people'
import { expect, type Member, makeMember, openSession, PASSWORD, signIn, test } from '../support/portal'
import { addAuthenticator } from '../support/virtual-authenticator'

const part = (page: Page) => page.getByRole('region', { name: 'Passkeys' })

async function addPasskey(page: Page, name: string) {
  await page.goto('/account/sign-in')
  await part(page).getByLabel('Name of the new passkey').fill(name)
  await part(page).getByRole('button', { name: 'Add a passkey' }).click()
  await expect(part(page).getByRole('listitem').filter({ hasText: name })).toBeVisible()
}

/** Chromium's simulated device is chosen as soon as a page offers what it has: here it waits for the button. */
const waitForButton = (page: Page) =>
  page.addInitScript(() =>
    Object.assign(globalThis.PublicKeyCredential ?? {}, { isConditionalMediationAvailable: async () => false }),
  )

async function signInWithPasskey(page: Page, to = '/') {
  await waitForButton(page)
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
}

const makeOld = (who: { id: string }) =>
  asOwner((sql) => sql`update sessions set created_at = now() - interval '6 minutes' where user_id = ${who.id}`)

test('a passkey is added, signs its owner in, is renamed and deleted', async ({ page, reader }) => {
  await addAuthenticator(page)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Change how you sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Sign-in', exact: true })).toBeVisible()
  await addPasskey(page, 'Ada’s laptop')
  // From here on: signing out leads to the page that offers passkeys, without loading it anew.
  await waitForButton(page)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(page).toHaveURL(/\/sign-in/)
  await signInWithPasskey(page, '/notes')
  await expect(page).toHaveURL('/notes')
  await expect(page.getByLabel('Your account, Ada Reader')).toBeVisible()

  await page.goto('/account/sign-in')
  await expect(part(page).getByRole('listitem')).toContainText('last used')
  await part(page).getByText('Rename').click()
  await part(page).getByLabel('Name', { exact: true }).fill('Old laptop')
  await part(page).getByRole('button', { name: 'Save the name' }).click()
  await expect(part(page).getByText('Old laptop', { exact: true })).toBeVisible()
  // On the same device a second one would be of no use.
  await part(page).getByRole('button', { name: 'Add a passkey' }).click()
  await expect(part(page).getByRole('alert')).toContainText('This device has a passkey of yours already.')

  await part(page).getByRole('button', { name: 'Delete Old laptop' }).click()
  await expect(part(page).getByRole('listitem')).toHaveCount(0)
  expect(await listPasskeys(reader)).toEqual([])
})

test('a passkey that the browser offers in the field for the address signs in without a button', async ({ page }) => {
  await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  await page.context().clearCookies()
  await page.goto('/sign-in?to=/notes')
  await expect(page).toHaveURL('/notes')
  await expect(page.getByLabel('Your account, Ada Reader')).toBeVisible()
})

test('a passkey that is deleted here opens nothing, and the page says so', async ({ page, reader }) => {
  const { cdp, id } = await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  await asOwner((sql) => sql`delete from passkeys where user_id = ${reader.id}`)
  await page.context().clearCookies()
  await signInWithPasskey(page)
  await expect(page.getByRole('alert').filter({ hasText: 'This passkey opens no account here.' })).toBeVisible()
  // Whoever is not recognised by their device is not let in either, nor kept waiting.
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No passkey was used' })).toBeVisible()
})

test('whoever signed in long ago confirms first, by password or by passkey', async ({ page, reader }) => {
  await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  // The page still offers it; the five minutes are over.
  await makeOld(reader)
  await part(page).getByRole('button', { name: 'Delete Laptop' }).click()
  const confirm = page.getByRole('region', { name: 'Confirm that it is you' })
  await expect(confirm).toBeVisible()
  expect(await listPasskeys(reader)).toHaveLength(1)
  await confirm.getByLabel('Password', { exact: true }).fill('not this one at all')
  await confirm.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(confirm.getByText('Incorrect password.')).toBeVisible()
  await confirm.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await confirm.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(confirm).toBeHidden()
  await expect(part(page).getByRole('button', { name: 'Delete Laptop' })).toBeVisible()

  await asOwner((sql) => sql`update sessions set confirmed_at = null where user_id = ${reader.id}`)
  await page.reload()
  await expect(part(page).getByRole('button', { name: 'Delete Laptop' })).toBeHidden()
  await confirm.getByRole('button', { name: 'Confirm with a passkey' }).click()
  await expect(confirm).toBeHidden()
  await part(page).getByRole('button', { name: 'Delete Laptop' }).click()
  await expect(part(page).getByRole('listitem')).toHaveCount(0)
})

bare('the last way of signing in is kept, in words', async ({ page, baseURL }) => {
  const person = await makePerson('Cleo Keyholder')
  await openSession(page.context(), person as Member, baseURL)
  await addAuthenticator(page)
  await addPasskey(page, 'Only key')
  await part(page).getByRole('button', { name: 'Delete Only key' }).click()
  await expect(part(page).getByRole('alert')).toContainText('the only way in which you can sign in')
  expect(await listPasskeys(person)).toHaveLength(1)
})

/** What the page's browser signs, caught on its way: nothing arrives at the portal. */
async function catchAnswer(page: Page): Promise<{ post: (in_: Page) => Promise<void> }> {
  const caught = new Promise<{ url: string; headers: Record<string, string>; body: Buffer }>((resolve) => {
    page.route('**/sign-in*', async (route) => {
      const request = route.request()
      const body = request.postDataBuffer()
      if (request.method() !== 'POST' || !body?.includes('authenticatorData')) return route.fallback()
      resolve({ url: request.url(), headers: request.headers(), body })
      await route.abort()
    })
  })
  await signInWithPasskey(page)
  const { url, headers, body } = await caught
  await page.unroute('**/sign-in*')
  return {
    post: async (other) => {
      const { cookie: _, 'content-length': __, ...sent } = headers
      const answer = await other.request.post(url, { headers: sent, data: body, maxRedirects: 0 })
      await answer.text()
    },
  }
}

const sessionsOf = (who: { id: string }) =>
  asOwner((sql) => sql`select 1 from sessions where user_id = ${who.id} and revoked_at is null`)

test('an answer that is sent twice, or from another browser, opens one session at most', async ({
  page,
  reader,
  browser,
  baseURL,
}) => {
  await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  await page.context().clearCookies()
  await asOwner((sql) => sql`update sessions set revoked_at = now() where user_id = ${reader.id}`)
  const elsewhere = await browser.newContext({ baseURL })
  const stolen = await catchAnswer(page)
  await stolen.post(await elsewhere.newPage())
  expect(await sessionsOf(reader)).toHaveLength(0)
  await elsewhere.close()

  const own = await catchAnswer(page)
  await Promise.all([own.post(page), own.post(page)])
  expect(await sessionsOf(reader)).toHaveLength(1)
})

bare('two tabs may both ask for a passkey, and either signs in', async ({ page, baseURL }) => {
  const member = await makeMember('Dora Tabs')
  await openSession(page.context(), member, baseURL)
  await waitForButton(page)
  await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  await page.context().clearCookies()
  await page.goto('/sign-in')
  const other = await page.context().newPage()
  await other.goto('/sign-in')
  await expect(other.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page).toHaveURL('/')
})

bare(
  'without scripts, and in a browser without passkeys, nothing is offered and the password works',
  async ({ browser, baseURL }) => {
    const member = await makeMember('Emma Plain')
    for (const setting of ['no scripts', 'no passkeys'] as const) {
      const context = await browser.newContext({ baseURL, javaScriptEnabled: setting !== 'no scripts' })
      await context.addInitScript(() => Object.defineProperty(globalThis, 'PublicKeyCredential', { value: undefined }))
      const page = await context.newPage()
      await page.goto('/sign-in')
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toHaveCount(0)
      await signIn(page, member)
      await page.goto('/account/sign-in')
      await expect(page.getByText(setting === 'no scripts' ? 'needs scripts' : 'cannot make passkeys')).toBeVisible()
      await context.close()
    }
  },
)
