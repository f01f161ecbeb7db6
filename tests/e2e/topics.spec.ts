import { once } from 'node:events'
import http from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from '../support/portal'

test('a study leads to its topics, and a topic to its best evidence and to all of it', async ({ page }) => {
  await page.goto('/studies/30527631')
  await page.getByRole('main').getByRole('link', { name: 'Interferons', exact: true }).click()
  await expect(page).toHaveURL('/topics/interferons')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Interferons')
  await expect(page.getByRole('article').getByText('Interferon', { exact: false }).first()).toBeVisible()
  await page.getByRole('link', { name: 'See all 1 study' }).click()
  await expect(page).toHaveURL('/studies?q=%22Interferons%22%5Bmh%5D')
  await expect(page.getByRole('main')).toContainText('1 study')
})

test('a topic in other words leads to the heading, and one that never was is not found', async ({ page }) => {
  await page.goto('/topics/Interferon')
  await expect(page).toHaveURL('/topics/interferons')
  for (const heading of ['no-such-heading', '%25']) {
    const answer = await page.goto(`/topics/${heading}`)
    expect(answer?.status(), heading).toBe(404)
  }
})

test('an address that no one can read is refused in words', async ({ page }) => {
  for (const path of ['/topics/%E0%A4%A', '/%', '/feeds/searches/%C0']) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(400)
    expect(answer?.headers()['content-security-policy'], path).toContain("default-src 'self'")
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address cannot be read')
  }
  await page.getByRole('link', { name: 'Go home' }).click()
  await expect(page).toHaveURL('/')
})

test('the asterisk that stands for the whole server is no address either', async ({ baseURL }) => {
  const { hostname, port } = new URL(baseURL as string)
  const asked = http.request({ hostname, port, method: 'OPTIONS', path: '*' })
  asked.end()
  const [answer] = (await once(asked, 'response')) as [http.IncomingMessage]
  expect(answer.statusCode).toBe(400)
  expect(await text(answer)).toContain('This address cannot be read')
})
