import { signInTimes } from '@/bin/attack/sign-in-times'
import { disconnect } from '@/db/connection/disconnect'
import { workOn } from '@/db/settings/settings'
import { areaUnderCurve } from '@/lib/evaluation/area-under-curve'
import type { NamedCommand } from '../named-command'
import { enterScratchServer } from '../scratch-server'

/** Outside of this, the time of an answer tells whether an account exists. */
const TELLS = { below: 0.45, above: 0.55 }

/**
 * Whether the time that a wrong password takes tells accounts that exist from names that do not: guesses at both by
 * turns, and how well their times part the two (area under the curve).
 */
const attackSignIn: NamedCommand = async (args) => {
  const at = args.indexOf('--tries')
  const tries = at < 0 ? 2_000 : Number(args[at + 1])
  if (!Number.isInteger(tries) || tries < 100) {
    process.stderr.write('Usage: npm run attack -- sign-in [--tries N] [--json], with 100 tries or more\n')
    return 2
  }
  const server = await enterScratchServer()
  try {
    workOn(await server.createDatabase('attack'))
    const { known, unknown } = await signInTimes(tries)
    const auc = areaUnderCurve(known, unknown)
    const figures = { tries, auc: round(auc), knownMs: round(median(known)), unknownMs: round(median(unknown)) }
    if (args.includes('--json')) console.log(JSON.stringify(figures))
    else for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value}`)
    return auc >= TELLS.below && auc <= TELLS.above ? 0 : 1
  } finally {
    await disconnect()
    await server.leave()
  }
}
export default attackSignIn

const round = (value: number) => Math.round(value * 1_000) / 1_000
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
