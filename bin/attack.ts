import { runNamedCommand } from './named-command'

/**
 * npm run attack -- sign-in [--tries N] [--json]
 * npm run attack -- access
 * Attacks a portal of its own and says what came of it. Exit status: 0 it withstood; 1 it did not, or could not be
 * attacked; 2 nothing was begun.
 */
runNamedCommand('attack', 'attack', {
  'sign-in': () => import('./attack/sign-in'),
  access: () => import('./attack/access'),
})
