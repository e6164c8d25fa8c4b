export const wait = (page: { waitForTimeout(ms: number): void }) => page.waitForTimeout(100);
