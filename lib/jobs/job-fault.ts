/** Why a job cannot go on now, in words for an administrator: nothing that anybody wrote may stand in them. */
export class JobFault extends Error {
  override name = 'JobFault'
}
