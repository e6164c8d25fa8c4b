export const minorUnits = 100n;
