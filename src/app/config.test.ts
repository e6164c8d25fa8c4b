import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressOf, ConfigProblem, readConfig } from './config.ts';

describe('settings', () => {
  test('have sensible defaults', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: resolve('data'),
      databaseUrl: null,
      baseUrl: 'http://127.0.0.1:8080',
      logLevel: 'info',
      trustProxy: false,
      webhookReach: 'loopback',
      metricsToken: null,
      secret: null,
    });
  });

  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://here'],
    ['SURETY_BASE_URL', 'surety.example'],
    ['LOG_LEVEL', 'loud'],
    ['SURETY_TRUST_PROXY', 'perhaps'],
    ['SURETY_SECRET', 'short'],
    ['SURETY_WEBHOOK_REACH', 'everywhere'],
  ])('say what is wrong with %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigProblem);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  test('never repeat a secret in a message', () => {
    expect(() => readConfig({ SURETY_SECRET: 'hush-hush' })).not.toThrow('hush-hush');
  });

  test('name an address that a browser on this machine can open', () => {
    expect(addressOf('0.0.0.0', 80)).toBe('http://localhost:80');
    expect(addressOf('::1', 8080)).toBe('http://[::1]:8080');
    expect(readConfig({ SURETY_BASE_URL: 'https://s.example/' }).baseUrl).toBe('https://s.example');
  });
});
