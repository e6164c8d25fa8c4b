import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian's package puts it. */
const PATH = '/usr/bin/chromium';

/** Whether there is a browser to drive; without one, the journeys are skipped. */
export const hasChromium = existsSync(PATH);

/** A browser of its own, with a new profile, that asks nobody for anything. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-quic',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
