import { generateKeyPairSync, randomBytes, sign, createPrivateKey } from 'node:crypto';

/** A key to sign with, and the certificate that carries its public half. */
export interface SigningPair {
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  /** X.509, DER. */
  readonly certificate: Buffer;
}

export interface CertificateRequest {
  readonly organisation: string;
  readonly name: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const RSA_BITS = 2_048;
const SERIAL_BYTES = 16;

// Tags of ITU-T X.690, and the object identifiers of RFC 5280 and RFC 8017 that are needed here.
const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const NULL = 0x05;
const OBJECT_IDENTIFIER = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const SHA256_WITH_RSA = Buffer.from('2a864886f70d01010b', 'hex');
const ORGANISATION = Buffer.from('55040a', 'hex');
const COMMON_NAME = Buffer.from('550403', 'hex');

/**
 * Makes an RSA key and a certificate that the key has signed itself (X.509 version 1): enough to
 * hand out a public key with its name and its time, which is all that a receiver of signed messages
 * can use of a certificate whose issuer no machine trusts beforehand.
 */
export function makeSigningPair(request: CertificateRequest): SigningPair {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: RSA_BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const name = nameOf(request);
  const algorithm = der(SEQUENCE, der(OBJECT_IDENTIFIER, SHA256_WITH_RSA), der(NULL));
  const validity = der(SEQUENCE, timeOf(request.notBefore), timeOf(request.notAfter));
  const content = der(
    SEQUENCE,
    der(INTEGER, serialNumber()),
    algorithm,
    name,
    validity,
    name,
    pair.publicKey,
  );
  const signature = sign('sha256', content, createPrivateKey(pair.privateKey));
  const certificate = der(SEQUENCE, content, algorithm, der(BIT_STRING, Buffer.of(0), signature));
  return { privateKey: pair.privateKey, certificate };
}

function nameOf({ organisation, name }: CertificateRequest): Buffer {
  const part = (identifier: Buffer, value: string) =>
    der(
      SET,
      der(SEQUENCE, der(OBJECT_IDENTIFIER, identifier), der(UTF8_STRING, Buffer.from(value))),
    );
  return der(SEQUENCE, part(ORGANISATION, organisation), part(COMMON_NAME, name));
}

/** Positive, and never beginning with a zero byte, as the encoding asks. */
function serialNumber(): Buffer {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes;
}

/** Years before 2050 have two digits (RFC 5280, 4.1.2.5). */
function timeOf(instant: Date): Buffer {
  const digits = instant.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return instant.getUTCFullYear() < 2050
    ? der(UTC_TIME, Buffer.from(digits.slice(2)))
    : der(GENERALIZED_TIME, Buffer.from(digits));
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}
