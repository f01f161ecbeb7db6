/** "/studies/30527631/how": how the summary of a study was made. */
export const howAddress = ({ key }: { key: string }): string => `/studies/${key}/how`
