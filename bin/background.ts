import path from 'node:path'
import { eraseJob } from '@/db/access/erase-job'
import { type NightlyBackups, nightlyBackup } from '@/db/backup/backup-job'
import { refreshJob } from '@/db/corpus-queries/refresh-job'
import { IMPORT } from '@/db/import/uploads/upload-job'
import { NOTICE_NEW_MATCHES } from '@/db/inbox/notice-new-matches'
import { NOTICE_STRONGER } from '@/db/inbox/notice-stronger'
import { WRITE_NOTICES } from '@/db/inbox/write-notices'
import { cleanUp } from '@/db/jobs/clean-up'
import type { Job } from '@/db/jobs/job'
import { runJobs } from '@/db/jobs/run-jobs'
import { lookUpJobs } from '@/db/look-ups/look-up-jobs'
import type { MailPlace } from '@/db/mail/mail-place'
import { writeMails } from '@/db/mail/write-mails'
import { runIndexWorker } from '@/db/search/index/run-index-worker'
import { settings, settingsWithoutSecrets } from '@/db/settings/settings'
import { sourceRunJob } from '@/db/source-runs/source-run-job'
import { REDRAFT } from '@/db/summaries/generated/redraft'
import { REVIEW_VERDICTS } from '@/db/verdicts/review-verdicts'
import { openLog } from '@/lib/io/log'
import type { MailSettings } from '@/lib/settings/mail-settings'
import type { ModelSettings } from '@/lib/summaries/summary-model'
import { portalVersion } from './portal-version'
import { watchAudit } from './watch-audit'

/**
 * Everything that the portal does by itself, on the database at `url` until `signal`; `ownerUrl` is the address for
 * backups, and `secret` the one that encrypts cookies, where it is known here. Never rejects.
 */
export async function runBackground(
  url: string,
  ownerUrl: () => string,
  signal: AbortSignal,
  secret: string | null,
): Promise<void> {
  const log = openLog('background')
  const { model, backupFolder, erasesComments, wayOut, siteUrl, mail, zone } = settings()
  const outbound = { wayOut, siteUrl, version: portalVersion() }
  const backups = backupFolder
    ? {
        folder: path.resolve(backupFolder),
        version: portalVersion(),
        settings: settingsWithoutSecrets(),
        ownerUrl,
      }
    : null
  await Promise.all([
    runIndexWorker(url, signal, log),
    runJobs(
      url,
      [
        ...(await portalJobs(model, backups, secret)),
        eraseJob({ folder: backups?.folder ?? null, erasesComments }),
        ...lookUpJobs(outbound),
        refreshJob(outbound),
        sourceRunJob(outbound),
        ...(await mailJobs(mail, { site: siteUrl, zone })),
      ],
      signal,
      log,
    ),
    watchAudit(url, signal, log),
  ])
}

/** Those of mail, where it is set up; otherwise nothing of it is loaded. */
async function mailJobs(mail: MailSettings | null, place: MailPlace): Promise<Job[]> {
  if (!mail) return []
  const { mailSender } = await import('@/lib/io/send-mail')
  const { sendMails } = await import('@/db/mail/send-mails')
  return [writeMails(place), sendMails(mailSender(mail))]
}

/** The jobs of a portal with these settings. Where no language model is named, nothing of it is loaded. */
export async function portalJobs(
  model: ModelSettings | null,
  backups: NightlyBackups | null = null,
  secret: string | null = null,
): Promise<Job[]> {
  const jobs = [
    cleanUp(secret),
    REDRAFT,
    IMPORT,
    WRITE_NOTICES,
    NOTICE_STRONGER,
    NOTICE_NEW_MATCHES,
    REVIEW_VERDICTS,
    ...(backups ? [nightlyBackup(backups)] : []),
  ]
  if (!model) return jobs
  const { askedModel } = await import('@/lib/io/ask-model')
  const { modelDrafts } = await import('@/db/summaries/model/model-drafts')
  return [...jobs, modelDrafts(askedModel(model), model.callsADay)]
}
