/** "/drafts/30527631": where the summary of a study is checked and changed, from the study's own address. */
export const draftAddress = ({ address }: { address: string }) => `/drafts/${address.split('/')[2]}`
