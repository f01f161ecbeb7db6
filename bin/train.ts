import { runNamedCommand } from './named-command'

/**
 * npm run train -- roles DIR [--hold-out] [--out FILE]
 * npm run train -- findings FILES [--texts FILE_OR_FOLDER] [--roles DIR] [--hold-out] [--out FILE]
 * Exit status: 0 done; 1 it could not go on; 2 nothing was begun.
 */
runNamedCommand('train', 'training', {
  roles: () => import('./train/roles'),
  findings: () => import('./train/findings'),
})
