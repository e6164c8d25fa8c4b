import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeSigningPair } from './certificate.ts';

const request = {
  organisation: 'Surety',
  name: 'Webhooks of 青空',
  notBefore: new Date('2026-03-02T09:00:00Z'),
  notAfter: new Date('2056-03-02T09:00:00Z'),
};

test('a certificate names whom it was made for and until when, and has signed itself', () => {
  const { certificate, privateKey } = makeSigningPair(request);
  const read = new X509Certificate(certificate);
  expect(read.subject).toBe('O=Surety\nCN=Webhooks of 青空');
  expect(read.issuer).toBe(read.subject);
  expect(read.validFromDate).toEqual(request.notBefore);
  expect(read.validToDate).toEqual(request.notAfter);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkPrivateKey(createPrivateKey(privateKey))).toBe(true);
});

test('what the key signs, the certificate verifies, and another one does not', () => {
  const pair = makeSigningPair(request);
  const body = Buffer.from('{"EventName":"test-created"}');
  const signature = sign('sha256', body, pair.privateKey);
  const publicKey = (certificate: Buffer) =>
    createPublicKey(
      new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }),
    );
  expect(verify('sha256', body, publicKey(pair.certificate), signature)).toBe(true);
  const other = makeSigningPair(request);
  expect(verify('sha256', body, publicKey(other.certificate), signature)).toBe(false);
});
