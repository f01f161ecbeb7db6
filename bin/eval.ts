import { runNamedCommand } from './named-command'

/**
 * npm run eval -- search DIR [--mesh FILE] [--json] [--out FILE]
 * npm run eval -- questions DATA_DIR --out DIR
 * npm run eval -- coverage ARTICLES [--mesh FILE] [--questions FILE] [--set develop|judge] [--mistakes] [--json]
 * npm run eval -- roles FILES [--json] [--out FILE]
 * npm run eval -- tldr FILES [--prompts CSV] [--json] [--out FILE]
 * npm run eval -- design FILES [--json] [--text-only] [--mistakes]
 * npm run eval -- facts FILE [--articles FILE] [--json] [--mistakes]
 * npm run eval -- findings FILES [--texts FILE_OR_FOLDER] [--json] [--out FILE]
 * npm run eval -- dedupe FILES [--pairs NUMBER] [--mistakes] [--json]
 * Exit status: 0 done; 1 it could not go on; 2 nothing was begun.
 */
runNamedCommand('eval', 'evaluation', {
  search: () => import('./eval/search'),
  questions: () => import('./eval/questions'),
  coverage: () => import('./eval/coverage'),
  roles: () => import('./eval/roles'),
  tldr: () => import('./eval/tldr'),
  design: () => import('./eval/design'),
  facts: () => import('./eval/facts'),
  findings: () => import('./eval/findings'),
  dedupe: () => import('./eval/dedupe'),
})
