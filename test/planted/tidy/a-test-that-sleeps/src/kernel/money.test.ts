import { setTimeout as sleep } from 'node:timers/promises';

export const wait = () => new Promise((resolve) => setTimeout(resolve, 10));
await sleep(10);
