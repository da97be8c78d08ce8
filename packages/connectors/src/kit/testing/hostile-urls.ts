type Bytes = readonly [number, number, number, number];

const hex = (byte: number) => `0x${byte.toString(16)}`;
const octal = (byte: number) => `0${byte.toString(8)}`;
const whole = ([a, b, c, d]: Bytes) => ((a * 256 + b) * 256 + c) * 256 + d;
const words = ([a, b, c, d]: Bytes) => `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
const wide = (text: string) =>
  [...text].map((char) => (char === '.' ? '。' : String.fromCodePoint(0xfee0 + char.charCodeAt(0))));

/** The spellings of one address of version 4. */
const SPELLINGS: readonly ((bytes: Bytes) => string)[] = [
  (bytes) => bytes.join('.'),
  (bytes) => `${bytes.join('.')}.`,
  (bytes) => String(whole(bytes)),
  (bytes) => `0x${whole(bytes).toString(16)}`,
  (bytes) => `0X${whole(bytes).toString(16).toUpperCase()}`,
  (bytes) => `0${whole(bytes).toString(8)}`,
  (bytes) => bytes.map(hex).join('.'),
  (bytes) => bytes.map(octal).join('.'),
  (bytes) => bytes.map((byte) => `000${octal(byte)}`).join('.'),
  ([a, b, c, d]) => `${hex(a)}.${b}.${octal(c)}.${d}`,
  ([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  (bytes) => wide(bytes.join('.')).join(''),
  (bytes) => bytes.join('%2e'),
  (bytes) => [...bytes.join('.')].map((char) => `%${char.charCodeAt(0).toString(16)}`).join(''),
  (bytes) => `[::ffff:${bytes.join('.')}]`,
  (bytes) => `[::ffff:${words(bytes)}]`,
  (bytes) => `[0:0:0:0:0:FFFF:${words(bytes)}]`,
  (bytes) => `[::${bytes.join('.')}]`,
  (bytes) => `[::ffff:0:${words(bytes)}]`,
  (bytes) => `[64:ff9b::${bytes.join('.')}]`,
  (bytes) => `[64:ff9b:1::${words(bytes)}]`,
  (bytes) => `[2002:${words(bytes)}::1]`,
  (bytes) => `[2001:0:${words(bytes)}::1]`,
];

const SPELT: readonly Bytes[] = [
  [127, 0, 0, 1],
  [169, 254, 169, 254],
  [10, 0, 0, 1],
  [192, 168, 1, 1],
  [172, 16, 0, 1],
  [100, 100, 100, 200],
];

const ADDRESSES = [
  '0.0.0.0 0 0x0 00 127.1 127.0.1 127.255.255.254 127.127.127.127 10.255.255.255 172.31.255.254 192.168.0.0',
  '100.64.0.1 100.127.255.254 169.254.0.1 168.63.129.16 192.0.0.192 192.0.2.1 198.51.100.7 203.0.113.9 198.18.0.1',
  '198.19.255.255 192.88.99.1 192.175.48.1 192.31.196.1 192.52.193.1 224.0.0.1 239.255.255.250 240.0.0.1',
  '255.255.255.255 [::] [::1] [0:0:0:0:0:0:0:1] [0000::0001] [fe80::1] [febf::1] [fc00::1] [fd00:ec2::254] [fdff::1]',
  '[fec0::1] [ff02::1] [ff0e::1] [100::1] [2001:db8::1] [3fff::1] [5f00::1] [2001:2::1] [2001:10::1] [2001:20::1]',
  '[2001:3::1] [2001:4:112::1] [2620:4f:8000::1] [4000::1] [1::1] [2001:1::1] [2001:1ff::1]',
].flatMap((row) => row.split(' '));

/** Names of which the resolver of the test says that they are this machine. */
const NAMES = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  'localhost.localdomain',
  'metadata.google.internal',
  '127.0.0.1.nip.example',
  'xn--lcalhost-b1a.example',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'loc\u00adalhost',
  'ｌｏｃａｌｈｏｓｔ',
  '127.0.0.1.example.',
  '0x7f.example',
  'instance-data',
  'kubernetes.default.svc',
];

/** URLs that hide where they lead, or lead past HTTP. */
const TRICKS = [
  'https://example.org@127.0.0.1:PORT/',
  'https://example.org:443@127.0.0.1:PORT/',
  'https://127.0.0.1:PORT@example.org/',
  'https://:@127.0.0.1:PORT/',
  'https://example.org\\@127.0.0.1:PORT/',
  'https:127.0.0.1:PORT',
  'https:///127.0.0.1:PORT',
  'https:\\\\127.0.0.1:PORT\\',
  ' https://127.0.0.1:PORT ',
  'ht\ntps://127.0.\t0.1:PORT',
  'https://127.0.0.1:PORT#@example.org',
  'https://127.0.0.1:PORT?@example.org',
  'http://127.0.0.1:PORT',
  'http://example.org:PORT',
  'http://8.8.8.8:PORT',
  'http://[2606:4700::1111]:PORT',
  'https://127.0.0.1:PORT/%2e%2e/',
  'https://425.510.425.510:PORT',
  'https://[::1%25lo]:PORT',
  'https://[fe80::1%lo]:PORT',
  'https://127.0.0.1\u0000.example.org:PORT',
  '//127.0.0.1:PORT',
  '127.0.0.1:PORT',
  'file:///etc/passwd',
  'ftp://127.0.0.1:PORT/',
  'gopher://127.0.0.1:PORT/_GET',
  'ws://127.0.0.1:PORT',
  'unix:/var/run/docker.sock',
  'data:application/json,{}',
  'javascript:fetch(1)',
  'blob:http://127.0.0.1:PORT/x',
  'jar:http://127.0.0.1:PORT/x',
];

/** Base URLs that must lead nowhere; PORT stands for the port that listens. */
export const HOSTILE_URLS: readonly string[] = [
  ...SPELT.flatMap((bytes) => SPELLINGS.map((spell) => `https://${spell(bytes)}:PORT`)),
  ...[...ADDRESSES, ...NAMES].map((host) => `https://${host}:PORT`),
  ...TRICKS,
];
