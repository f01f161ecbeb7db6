import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { disconnect } from '@/db/connection/disconnect'
import { enterEmbedded } from '@/db/server/embedded'
import { startIdentityProvider } from './identity-provider'

/** Gives the tests their own way to the database that the portal under test works on: they judge by it. */
export default async function setUp() {
  const folder = process.env.E2E_DATA as string
  const server = await enterEmbedded(folder)
  process.env.DATABASE_URL = server.url
  const provider = startIdentityProvider(Number(process.env.E2E_OIDC_PORT), `http://localhost:${process.env.E2E_PORT}`)
  return async () => {
    provider.close()
    await disconnect()
    await server.leave()
    const attempts = path.join(folder, 'network-attempts')
    if (existsSync(attempts)) throw new Error(`the portal tried to get out:\n${readFileSync(attempts, 'utf8')}`)
    // The portal is stopped after this; what it still holds open goes with it.
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  }
}
