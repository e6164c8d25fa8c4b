import { afterAll, beforeAll, describe } from 'vitest';
import { bankJourney } from './bank.ts';
import { hasChromium } from './chromium.ts';
import { creditJourney } from './credit.ts';
import { policyJourney } from './policy.ts';
import { webhooksJourney } from './webhooks.ts';
import { deskJourney } from './desk.ts';
import { ticketsJourney } from './tickets.ts';
import { everyPageJourney } from './every-page.ts';
import { casesJourney } from './cases.ts';
import { keyboardJourney } from './keyboard.ts';
import { longTableJourney } from './long-table.ts';
import { mainJobJourney } from './main-job.ts';
import { newcomerJourney } from './newcomer.ts';
import { paymentJourney } from './payment.ts';
import { permissionsJourney } from './permissions.ts';
import { promiseJourney } from './promise.ts';
import { screeningJourney } from './screening.ts';
import { subscriptionsJourney } from './subscriptions.ts';
import { troubleJourney } from './trouble.ts';
import { openWorld, type World } from './world.ts';

// One program and one browser for all journeys: starting them takes longer than most journeys.
describe.skipIf(!hasChromium)('journeys in Chromium', () => {
  let opened: World | undefined;
  beforeAll(async () => {
    opened = await openWorld();
  });
  afterAll(() => opened?.close());
  const world = (): World => opened!;

  describe('newcomer', () => {
    newcomerJourney(world);
  });
  describe.each(['en', 'ja'] as const)('collections, in %s', (language) => {
    mainJobJourney(world, language);
    paymentJourney(world, language);
    promiseJourney(world, language);
    bankJourney(world, language);
  });
  describe.each(['en', 'ja'] as const)('subscriptions, in %s', (language) => {
    subscriptionsJourney(world, language);
    screeningJourney(world, language);
    deskJourney(world, language);
    ticketsJourney(world, language);
    creditJourney(world, language);
    policyJourney(world, language);
    webhooksJourney(world, language);
    casesJourney(world, language);
  });
  describe('keyboard', () => {
    keyboardJourney(world);
  });
  describe('trouble', () => {
    troubleJourney(world);
  });
  describe('permissions', () => {
    permissionsJourney(world);
  });
  describe('every page', () => {
    everyPageJourney(world);
  });
  describe('long table', () => {
    longTableJourney(world);
  });
});
