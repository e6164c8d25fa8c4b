// Built in /work/main as issue 7 says.
export const path = '../shared/data';
