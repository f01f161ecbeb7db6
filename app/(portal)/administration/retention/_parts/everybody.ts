/** What the form sends for a hold that is not on one person. */
export const EVERYBODY = 'everybody'
