import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Language } from '../../console/src/words/family.ts';
import type { World } from './world.ts';

const PATIENCE_MS = 20_000;

/** A person in front of the console: one profile of the browser with one page. */
export interface Reader {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly main: Locator;
  readonly dialog: Locator;
  /** Opens an address of the console and waits until its page is there. */
  readonly open: (path: string) => Promise<void>;
  readonly heading: (title: string | RegExp) => Promise<void>;
  readonly button: (name: string | RegExp) => Locator;
  /** What the page complained about so far; the list is empty afterwards. */
  readonly complaints: () => string[];
}

export interface ReaderOptions {
  readonly language?: Language;
  /** Whose session it is; without it nobody is signed in. */
  readonly as?: { storageState(): Promise<StorageState> };
}

type StorageState = Exclude<
  NonNullable<Parameters<World['browser']['newContext']>[0]>['storageState'],
  string | undefined
>;

/**
 * A reader for this test, who leaves when it ends. A test that fails leaves a picture of the page;
 * one whose pages complained in the browser's console fails.
 */
export async function openReader(world: World, options: ReaderOptions = {}): Promise<Reader> {
  const { language = 'en', as } = options;
  const context = await world.browser.newContext({
    baseURL: world.address,
    viewport: { width: 1440, height: 900 },
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...(as === undefined ? {} : { storageState: await as.storageState() }),
  });
  await context.addInitScript({ content: prepared(world.clockShiftMs(), language) });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A failed request names itself only in its place.
    const { url } = message.location();
    if (message.type() === 'error') complaints.push(`${message.text()} (${url})`);
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await takePicture(page, task.name);
    await context.close();
    expect(complaints).toEqual([]);
  });
  return {
    page,
    context,
    main: page.getByRole('main'),
    dialog: page.getByRole('dialog'),
    open: async (path) => {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    heading: (title) => page.getByRole('heading', { level: 1, name: title }).waitFor(),
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    complaints: () => complaints.splice(0),
  };
}

/**
 * Runs in each page before its own code: the program's clock, and the language that was chosen on
 * an earlier visit. A letter is shown in a sandbox without either,
 * and so is an empty page.
 */
function prepared(shiftMs: number, language: Language): string {
  return `
    if (window === window.top && location.protocol === 'http:') {
      localStorage['surety.language'] ??= '${language}';
      const RealDate = Date;
      const now = () => RealDate.now() + ${shiftMs};
      globalThis.Date = new Proxy(RealDate, {
        construct: (target, words, newTarget) =>
          Reflect.construct(target, words.length === 0 ? [now()] : words, newTarget),
        get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
      });
    }`;
}

async function takePicture(page: Page, name: string): Promise<void> {
  const path = join(tmpdir(), `surety-browser-${name.replaceAll(/\W+/g, '-').slice(0, 60)}.png`);
  const taken = await page.screenshot({ path }).catch(() => null);
  if (taken !== null) process.stderr.write(`What the browser showed: ${path}\n`);
}
