import { test as bare } from '@playwright/test'
import { resetPerson } from '@/db/access/people'
import { OPERATOR } from '@/lib/access/viewer'
import { expect, makeMember, PASSWORD, signIn, test } from '../support/portal'

bare('a visitor is asked to sign in and comes back to the page they asked for', async ({ page }) => {
  const ada = await makeMember('Ada Visitor')
  await page.goto('/studies?q=alopecia&sort=newest')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/studies?q=alopecia&sort=newest')
})

bare('a wrong password and an unknown address get the same answer, and what was typed stays', async ({ page }) => {
  const ada = await makeMember('Ada Forgetful')
  const answers: string[] = []
  for (const email of [ada.email, 'nobody@hospital.example']) {
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    answers.push((await page.getByRole('alert').filter({ hasText: 'password' }).textContent()) ?? '')
    await expect(page.getByLabel('E-mail')).toHaveValue(email)
  }
  expect(answers[0]).toBe(answers[1])
  expect(answers[0]).toContain('Incorrect e-mail or password')
})

bare('nobody is sent to another house after signing in', async ({ page }) => {
  const ada = await makeMember('Ada Careful')
  await signIn(page, ada, '//elsewhere.example/phish')
  expect(new URL(page.url()).pathname).toBe('/')
})

test('a session that was revoked ends at the next request', async ({ page, reader }) => {
  const { withViewer } = await import('@/db/connection/with-viewer')
  const { endSessions } = await import('@/db/access/sessions')
  const { OPERATOR } = await import('@/lib/access/viewer')
  await withViewer(OPERATOR, (tx) => endSessions(tx, reader.id))
  await page.goto('/studies')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('signing in again, or through somebody else’s link, ends the session that the browser held', async ({
  page,
  reader,
}) => {
  const cookie = async () => (await page.context().cookies()).find(({ name }) => name === 'precis.session')
  const before = await cookie()
  await page.context().clearCookies({ name: 'precis.session' })
  await page.goto('/sign-in')
  await page.context().addCookies(before ? [before] : [])
  await page.getByLabel('E-mail').fill(reader.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('/')
  const after = await cookie()
  const works = async (value?: string) => {
    const answer = await page.request.get('/notes', {
      headers: { cookie: `precis.session=${value}` },
      maxRedirects: 0,
    })
    return answer.status()
  }
  expect(await works(before?.value)).toBe(307)

  const ben = await makeMember('Ben Linked')
  const { token } = await resetPerson(OPERATOR, { userId: ben.id })
  await page.goto(`/link/${token}`)
  await page.getByLabel('Password', { exact: true }).fill('seven slow barges at noon')
  await page.getByLabel('Confirm password').fill('seven slow barges at noon')
  await page.getByRole('button').click()
  await expect(page.getByLabel('Your account, Ben Linked')).toBeVisible()
  const bens = await cookie()
  expect(await works(after?.value)).toBe(307)
  expect(await works(bens?.value)).toBe(200)
})

test('nothing of the sign-in library answers but the way back from a provider', async ({ page, reader }) => {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const call = async (method: string, path: string) => {
    const answer = await page.request.fetch(`/api/auth${path}`, {
      method,
      headers: { cookie, origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      data: method === 'POST' ? `email=${reader.email}&password=${encodeURIComponent(PASSWORD)}` : undefined,
      maxRedirects: 0,
    })
    return { path, method, status: answer.status(), cookies: answer.headers()['set-cookie'] }
  }
  const paths = ['', '/signin', '/signin/oidc-1', '/signout', '/session', '/csrf', '/providers', '/error']
  const callbacks = ['/callback/credentials', '/callback/oidc-2', '/callback', '/verify-request', '/webauthn-options/x']
  for (const path of [...paths, ...callbacks]) {
    for (const method of ['GET', 'POST', 'PUT']) {
      const answer = await call(method, path)
      expect(answer).toEqual({ path, method, status: answer.status === 405 ? 405 : 404, cookies: undefined })
    }
  }
  const back = await call('GET', '/callback/oidc-1?code=made-up&state=made-up')
  expect(back.status).toBe(302)
  expect(back.cookies ?? '').not.toMatch(/precis\.session=ey/)
  await page.goto('/account')
  await expect(page.getByText(reader.email)).toBeVisible()
})

bare(
  'the address that a provider could have sent somebody to says why, in words, for each reason',
  async ({ page }) => {
    for (const [error, words] of [
      ['no-account', 'There is no account for you here yet'],
      ['account-closed', 'Your account here is deactivated'],
      ['no-email', 'did not send your e-mail address'],
      ['email-not-verified', 'send “email_verified” with the value true'],
      ['database-away', 'The database could not be reached'],
      ['fault', 'Signing in did not work'],
      ['constructor', 'Signing in did not work'],
    ] as const) {
      await page.goto(`/sign-in?error=${error}`)
      await expect(page.getByRole('alert').filter({ hasText: words }), error).toBeVisible()
    }
    await page.goto('/sign-in?notice=password-set')
    await expect(page.getByText('Your password is set. Sign in.')).toBeVisible()
  },
)

bare.describe('without JavaScript', () => {
  bare.use({ javaScriptEnabled: false })

  bare('signing in and searching work', async ({ page }) => {
    const ada = await makeMember('Ada Plain')
    await signIn(page, ada, '/studies')
    await page.getByLabel('Search studies').fill('alopecia')
    await page.getByLabel('Search studies').press('Enter')
    await expect(page).toHaveURL(/q=alopecia/)
  })
})
