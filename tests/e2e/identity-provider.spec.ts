import { randomUUID } from 'node:crypto'
import { test as bare, type Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { disablePerson } from '@/db/access/people'
import { withViewer } from '@/db/connection/with-viewer'
import { identities } from '@/db/schema/users'
import { OPERATOR } from '@/lib/access/viewer'
import { makeGroup } from '../support/groups'
import { expect, makeMember, openSession } from '../support/portal'

async function continueAs(page: Page, login: string, to = '/') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByRole('button', { name: 'Continue with the hospital account' }).click()
  await page.locator('[name=login]').fill(login)
  await page.locator('[name=password]').fill('anything')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

const identitiesOf = (userId: string) =>
  withViewer(OPERATOR, (tx) =>
    tx
      .select({ issuer: identities.issuer, subject: identities.subject })
      .from(identities)
      .where(eq(identities.userId, userId)),
  )

bare(
  'somebody with a verified address is let in, linked by issuer and subject, and lands where they wanted',
  async ({ page }) => {
    const ada = await makeMember('Ada Single')
    await continueAs(page, ada.email, '/studies?q=lupus')
    await expect(page).toHaveURL('/studies?q=lupus')
    expect(await identitiesOf(ada.id)).toEqual([
      { issuer: `http://localhost:${process.env.E2E_OIDC_PORT}`, subject: ada.email },
    ])
  },
)

for (const name of ['Unverified Ada', 'Unsaid Ada']) {
  bare(
    `an address that the provider has not verified opens nothing, and what to do is said: ${name}`,
    async ({ page }) => {
      const ada = await makeMember(name)
      expect(ada.email).toMatch(/^un(verified|said)/)
      await continueAs(page, ada.email)
      await expect(page).toHaveURL(/\/sign-in\?.*error=email-not-verified/)
      await expect(
        page
          .getByRole('alert')
          .filter({ hasText: 'The hospital account did not say that your e-mail address is verified' }),
      ).toBeVisible()
      expect(await identitiesOf(ada.id)).toEqual([])
    },
  )
}

bare('a provider that says “true” as a text has verified the address', async ({ page }) => {
  const ada = await makeMember('Worded Ada')
  await continueAs(page, ada.email)
  await expect(page).toHaveURL('/')
  expect(await identitiesOf(ada.id)).toMatchObject([{ subject: ada.email }])
})

bare(
  'an administrator says what the provider’s claims give, and whoever signs in has it',
  async ({ browser, page, baseURL }) => {
    const [chief, lead, ada] = [
      await makeMember('Chief of Claims', 'administrator'),
      await makeMember('Lead of Herons'),
      await makeMember('Grouped Ada'),
    ]
    const name = `Heron Ward ${randomUUID().slice(0, 8)}`
    const group = await makeGroup(name, lead)
    const office = await browser.newContext({ javaScriptEnabled: false })
    await openSession(office, chief, baseURL)
    const settings = await office.newPage()
    await settings.goto('/administration/sign-in')
    for (const [value, gives] of [
      ['heron-ward', `Group: ${name}`],
      ['heron-writers', 'Role: editor'],
    ] as const) {
      await settings.getByLabel('Value').fill(value)
      await settings.getByLabel('Gives').selectOption({ label: gives })
      await settings.getByRole('button', { name: 'Add' }).click()
      await expect(settings.getByText(value, { exact: true }).first()).toBeVisible()
    }
    await settings.getByLabel('Value').fill('heron-ward')
    await settings.getByLabel('Gives').selectOption({ label: `Group: ${name}` })
    await settings.getByRole('button', { name: 'Add' }).click()
    await expect(settings.getByText('This claim gives that already.')).toBeVisible()
    await continueAs(page, ada.email, `/groups/${group.slug}`)
    await expect(page.getByRole('heading', { name })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Grouped Ada' })).toContainText(
      'By the identity provider',
    )
    await page.goto('/drafts')
    await expect(page.getByRole('heading', { name: 'Drafts to check' })).toBeVisible()
    await settings.getByRole('button', { name: 'Delete what heron-writers gives' }).click()
    await expect(settings.getByText('heron-writers', { exact: true })).toBeHidden()
    await page.context().clearCookies()
    await continueAs(page, ada.email, '/drafts')
    await expect(page.getByText('There is no such page, or it is not yours to see')).toBeVisible()
    await office.close()
  },
)

bare('a closed account is said to be closed', async ({ page }) => {
  const ada = await makeMember('Ada Closed')
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  await continueAs(page, ada.email)
  await expect(page.getByRole('alert').filter({ hasText: 'Your account here is deactivated' })).toBeVisible()
})

bare('a stranger with a good account elsewhere stays outside', async ({ page }) => {
  await continueAs(page, 'stranger@elsewhere.example')
  await expect(page).toHaveURL(/error=no-account/)
})

bare.describe('without JavaScript', () => {
  bare.use({ javaScriptEnabled: false })

  bare('the way through the provider works', async ({ page }) => {
    const ada = await makeMember('Ada Plainly')
    await continueAs(page, ada.email)
    await expect(page).toHaveURL('/')
  })
})
