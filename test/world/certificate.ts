import { generateKeyPairSync, sign } from 'node:crypto';

/** A DER element: tag, length, contents. */
function element(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length =
    body.length < 128
      ? Buffer.from([body.length])
      : body.length < 256
        ? Buffer.from([0x81, body.length])
        : Buffer.from([0x82, body.length >> 8, body.length & 255]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const sequence = (...parts: Buffer[]) => element(0x30, ...parts);
const set = (...parts: Buffer[]) => element(0x31, ...parts);
const octets = (...parts: Buffer[]) => element(0x04, ...parts);
const bits = (body: Buffer) => element(0x03, Buffer.from([0]), body);
const integer = (...bytes: number[]) => element(0x02, Buffer.from(bytes));

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const septets = [arc & 127];
    for (let left = arc >> 7; left > 0; left >>= 7) septets.unshift((left & 127) | 128);
    bytes.push(...septets);
  }
  return element(0x06, Buffer.from(bytes));
}

function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14);
  return element(0x17, Buffer.from(`${digits}Z`));
}

/**
 * A self-signed certificate for these hosts, made anew each time so that no key lies in the repository
 * (RFC 5280: TBSCertificate with ECDSA P-256 and subjectAltName). Browsers are told to accept it.
 * @returns key and certificate as PEM.
 */
export function makeCertificate(hosts: readonly string[]): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const name = sequence(set(sequence(oid('2.5.4.3'), element(0x0c, Buffer.from('test world')))));
  const day = 86_400_000;
  const names = sequence(...hosts.map((host) => element(0x82, Buffer.from(host))));
  const body = sequence(
    element(0xa0, integer(2)),
    integer(1 + Math.floor(Math.random() * 126), ...Array.from({ length: 7 }, () => Math.floor(Math.random() * 256))),
    algorithm,
    name,
    // Wide, because some tests live in other years.
    sequence(utcTime(new Date('2020-01-01')), utcTime(new Date(Date.now() + 3650 * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(sequence(oid('2.5.29.17'), octets(names)))),
  );
  const der = sequence(body, algorithm, bits(sign('sha256', body, privateKey)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
