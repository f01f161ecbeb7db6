import { runNamedCommand } from './named-command'

/** npm run train -- roles DIR [--hold-out] [--out FILE]. Exit status: 0 done; 1 it could not go on; 2 nothing was begun. */
runNamedCommand('train', 'training', { roles: () => import('./train/roles') })
