import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { keepLog } from '../actions'

/** Begins or ends the log; nothing is ever written into it by itself. */
export const KeepLog = ({ kept }: { kept: boolean }) => (
  <ActionForm action={keepLog} hidden={{ log: kept ? 'off' : 'on' }} label="Reading log">
    <Button look={kept ? 'quiet' : 'main'}>{kept ? 'Stop keeping a log' : 'Keep a reading log'}</Button>
  </ActionForm>
)
