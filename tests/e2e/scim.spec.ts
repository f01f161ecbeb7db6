import { randomUUID } from 'node:crypto'
import { test as bare, type Page } from '@playwright/test'
import { listPeople } from '@/db/access/people'
import { OPERATOR } from '@/lib/access/viewer'
import { expect, makeMember, signIn } from '../support/portal'
import { patchOf, USER } from '../support/scim'

const stored = async (email: string) => (await listPeople(OPERATOR)).find((one) => one.email === email)
const ISSUER = () => `http://localhost:${process.env.E2E_OIDC_PORT}`

async function continueAs(page: Page, login: string) {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with the hospital account' }).click()
  await page.locator('[name=login]').fill(login)
  await page.locator('[name=password]').fill('anything')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

bare(
  'a provider that was given a token lets somebody in, and signs them out of the page that they have open',
  async ({ page, browser, baseURL, request }) => {
    const name = `Directory ${randomUUID().slice(0, 6)}`
    await signIn(page, await makeMember('Chief', 'administrator'), '/administration/sign-in')
    const form = page.getByRole('form', { name: 'Make a token' })
    await form.getByLabel('Name of the token').fill(name)
    await form.getByLabel('For the provider').selectOption(ISSUER())
    await form.getByRole('button', { name: 'Make a token' }).click()
    const token = await form.getByLabel('Give this token to the provider now. It is shown once.').inputValue()
    const address = await page.getByText(/\/scim\/v2$/).innerText()
    const row = page.getByRole('listitem').filter({ hasText: name })
    await expect(row).toContainText('never used')
    await page.reload()
    await expect(page.getByText(token)).toBeHidden()
    await expect(form.getByLabel('Give this token to the provider now.')).toBeHidden()

    const scim = new URL(address).pathname
    const asks = { headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' } }
    const userName = `scim.${randomUUID().slice(0, 8)}@hospital.example`
    const made = await request.post(`${scim}/Users`, {
      ...asks,
      data: JSON.stringify({ schemas: [USER], userName, displayName: 'Sofia by Scim', active: true }),
    })
    expect(made.status()).toBe(201)
    expect(made.headers()['content-type']).toContain('application/scim+json')
    const location = new URL(made.headers().location ?? '').pathname
    expect(await stored(userName)).toMatchObject({ name: 'Sofia by Scim', role: 'reader', hasJoined: false })

    const context = await browser.newContext({ baseURL })
    const sofias = await context.newPage()
    await continueAs(sofias, userName)
    await expect(sofias).toHaveURL('/')
    await sofias.goto('/lists')
    await expect(sofias.getByRole('heading', { level: 1 })).toBeVisible()
    const closed = await request.patch(location, {
      ...asks,
      data: JSON.stringify(patchOf({ op: 'Replace', path: 'active', value: 'False' })),
    })
    expect(await closed.json()).toMatchObject({ active: false })
    await sofias.getByRole('link', { name: 'Topics' }).first().click()
    await expect(sofias).toHaveURL(/\/sign-in/)
    // Their provider still knows them, and asks nothing.
    await sofias.getByRole('button', { name: 'Continue with the hospital account' }).click()
    await expect(sofias).toHaveURL(/error=account-closed/)
    await context.close()

    await page.reload()
    await expect(row).toContainText('last used')
    await row.getByRole('button', { name: 'Revoke' }).click()
    await expect(row).toContainText('Revoked')
    expect((await request.get(location, asks)).status()).toBe(401)
    await page.goto('/administration/audit')
    await expect(
      page.getByText('The identity provider, by SCIM, deactivated the account of Sofia by Scim'),
    ).toBeVisible()
    await expect(page.getByText('The identity provider, by SCIM, created the account of Sofia by Scim')).toBeVisible()
  },
)
