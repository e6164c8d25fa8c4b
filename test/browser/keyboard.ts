import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openReader } from './reader.ts';
import type { World } from './world.ts';

const TABS_MAX = 20;

/** Everything without a mouse. */
export function keyboardJourney(world: () => World): void {
  const ask = async () => openReader(world(), { as: await world().inSample() });

  test('Ctrl+K finds a customer and opens it', async () => {
    const { page, dialog, ...reader } = await ask();
    await reader.open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search and commands' }).waitFor();
    await page.keyboard.type('umbra');
    await dialog.getByRole('option', { name: /Umbra Render Studio/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await reader.heading('Umbra Render Studio');
    await dialog.waitFor({ state: 'detached' });
  });

  test('a table is searched, walked through and opened with keys alone', async () => {
    const { page, ...reader } = await ask();
    await reader.open('/customers');
    const grid = page.getByRole('grid', { name: 'Customers' });
    await page.keyboard.press('/');
    await page.keyboard.type('S-100');
    await grid.getByText('青空商事株式会社').waitFor({ state: 'detached' });
    await tabTo(page, grid);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = await grid.getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await grid.getAttribute('aria-activedescendant')).toBe(second);
    const name = await grid.locator(`[id="${second}"]`).getByRole('link').textContent();
    await page.keyboard.press('Enter');
    await reader.heading(name!);
  });

  test('x selects rows, and Escape lets them go', async () => {
    const { page, ...reader } = await ask();
    await reader.open('/ui');
    const grid = page.getByRole('grid', { name: /100,000/ });
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    const chosen = page.getByRole('region', { name: 'Selected rows' });
    await chosen.getByText('2 selected').waitFor();
    await page.keyboard.press('Escape');
    await chosen.waitFor({ state: 'detached' });
  });

  test('the first tab stop skips to the content, and one sees where one is', async () => {
    const { page, main, ...reader } = await ask();
    await reader.open('/customers');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    expect(await hasFocus(skip)).toBe(true);
    expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await hasFocus(main)).toBe(true);
    for (let stop = 0; stop < 5; stop += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      expect({
        on: await focused.getAttribute('class'),
        ring: await page.evaluate(FOCUS_SHOWS),
      }).toEqual({
        on: expect.anything(),
        ring: true,
      });
    }
  });

  test('a dialog keeps the focus while it is open and gives it back', async () => {
    const { page, dialog, ...reader } = await ask();
    await reader.open('/customers');
    const opener = reader.button('Add customer');
    await opener.focus();
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Name', { exact: true }).waitFor();
    for (let stop = 0; stop < TABS_MAX; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await dialog.locator(':focus').count()).toBe(1);
    }
    // In an open list, the first Escape would close the list.
    await dialog.getByLabel('Name', { exact: true }).focus();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(opener)).toBe(true);
  });
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < TABS_MAX; stop += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  throw new Error('the Tab key does not lead there');
}

function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((node: { matches(selector: string): boolean }) => node.matches(':focus'));
}

/** Whether the focused element, or what surrounds it, looks different without the focus. */
const FOCUS_SHOWS = `(() => {
  const element = document.activeElement;
  const looks = () => {
    document.getAnimations().forEach((each) => each.finish());
    return [element, element.parentElement].map((node) => {
      const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(node);
      return [outline, boxShadow, borderColor, backgroundColor].join();
    }).join();
  };
  const focused = looks();
  element.blur();
  const plain = looks();
  element.focus();
  return focused !== plain;
})()`;
