import { startIdentityProvider } from './identity-provider'

/** An identity provider whose clock is twenty minutes slow, and whose word counts for ten: PORT, PORTAL, CALLBACK. */
const rightNow = Date.now
Date.now = () => rightNow() - 20 * 60_000
const { PORT, PORTAL, CALLBACK } = process.env as Record<string, string>
startIdentityProvider(Number(PORT), PORTAL as string, { callback: CALLBACK as string, idTokenSeconds: 600 })
console.log('it is listening')
