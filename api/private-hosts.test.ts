import { describe, expect, test } from 'vitest';
import { readConfig, readDatabaseConfig } from './config.ts';

const BOX = { BALLOTBOX_URL: 'https://box.example.org' };
const start = (settings: Record<string, string>) => () => readConfig(settings);
const startRegistrar = (settings: Record<string, string>) => () =>
  readConfig({ ...BOX, ...settings }, 'registrar');

describe('the database on another machine is reached by TLS whose certificate is checked', () => {
  const of = (address: string) => start({ DATABASE_URL: address });

  test.each([
    'postgres://tutti@db/tutti',
    'postgres://tutti:p%40ss@10.0.0.7:5432/tutti',
    'postgres://tutti@db.example.org/tutti?sslmode=disable',
    'postgres://tutti@db.example.org/tutti?sslmode=prefer',
    'postgres://tutti@db.example.org/tutti?sslmode=require',
    'postgres://tutti@127.0.0.1.example.org/tutti',
    'postgres://tutti@localhost.example.org/tutti',
    'postgres://tutti@localhost,db.example.org/tutti',
    'postgres://tutti@[2001:db8::1]/tutti',
  ])('%s is refused', (address) => {
    expect(of(address)).toThrow(
      /^DATABASE_URL reaches \S+ without TLS whose certificate is checked/,
    );
  });

  test.each([
    'postgres://tutti@127.0.0.1:5432/tutti',
    'postgres://localhost/tutti',
    'postgres://LOCALHOST/tutti',
    'postgres:///tutti',
    'postgres://tutti@db.example.org/tutti?sslmode=verify-full',
    'postgresql://tutti@db.example.org/tutti?sslrootcert=system',
  ])('%s is taken', (address) => {
    expect(of(address)().databaseUrl).toBe(address);
  });

  test('what was refused is said with the way out, and without the password', () => {
    expect(of('postgres://tutti:hidden@db:5432/tutti')).toThrow(
      'DATABASE_URL reaches db without TLS whose certificate is checked: write ?sslmode=verify-full behind it, or name the host in PRIVATE_HOSTS if nobody else can listen on the way.',
    );
    expect(of('postgres://tutti:hidden@db:5432/tutti')).not.toThrow(/hidden/);
  });

  test('a host that the operator vouches for may be reached without; no other one', () => {
    const address = 'postgres://tutti@db/tutti';
    const settings = { DATABASE_URL: address, PRIVATE_HOSTS: 'box,DB' };
    expect(readConfig(settings).databaseUrl).toBe(address);
    expect(start({ ...settings, PRIVATE_HOSTS: 'db.example.org' })).toThrow('DATABASE_URL');
    expect(start({ ...settings, PRIVATE_HOSTS: 'a b' })).toThrow('PRIVATE_HOSTS is not valid');
    expect(start({ ...settings, PRIVATE_HOSTS: '' })).toThrow('reaches db');
  });

  test('so it is for commands that only need the database, for each login, and for PGHOST', () => {
    const address = 'postgres://tutti@db/tutti';
    expect(() => readDatabaseConfig({ DATABASE_URL: address }, 'engine')).toThrow('reaches db');
    const local = 'postgres://a@localhost/tutti';
    const logins = { DATABASE_URL_BALLOTBOX: local, DATABASE_URL_TALLY: address };
    expect(() => readDatabaseConfig(logins, 'ballotbox')).toThrow('DATABASE_URL_TALLY reaches db');
    const unnamed = { DATABASE_URL: 'postgres:///tutti' };
    expect(start({ ...unnamed, PGHOST: 'db' })).toThrow('DATABASE_URL reaches db');
    expect(start({ ...unnamed, PGHOST: '/var/run/postgresql' })).not.toThrow();
  });
});

test('a list of hosts with one in numbers, whose certificate can not be checked, is refused', () => {
  const of = (hosts: string, more = {}) =>
    start({ DATABASE_URL: `postgres://tutti@${hosts}/tutti?sslmode=verify-full`, ...more });
  const sentence =
    'In a list of hosts the certificate of 10.0.0.7 can not be checked: write names instead of numbers, or one host alone.';
  expect(of('10.0.0.7,10.0.0.8')).toThrow(sentence);
  expect(of('db.example.org,10.0.0.7')).toThrow(sentence);
  expect(of('db.example.org%2C10.0.0.7')).toThrow(sentence);
  const unnamed = { DATABASE_URL: 'postgres:///tutti?sslmode=verify-full' };
  expect(of('', { ...unnamed, PGHOST: 'db.example.org:5432,10.0.0.7:5433' })).toThrow(sentence);
  expect(of('a.example.org,b.example.org')).not.toThrow();
  expect(of('10.0.0.7')).not.toThrow();
});

describe('so are ballot box and mail server', () => {
  test('a ballot box over http is refused, but on this machine and on private hosts', () => {
    const of = (address: string, more = {}) => startRegistrar({ BALLOTBOX_URL: address, ...more });
    expect(of('http://box.example.org')).toThrow('BALLOTBOX_URL reaches box.example.org');
    expect(of('http://box.example.org', { PRIVATE_HOSTS: 'box.example.org' })).not.toThrow();
    for (const address of ['https://box.example.org', 'http://localhost:8081', 'http://[::1]:8081'])
      expect(of(address)).not.toThrow();
  });

  test.each([
    ['smtp://mail.example.org', 'refused'],
    ['smtp://mail.example.org?requireTLS=true&ignoreTLS=true', 'refused'],
    ['smtp://mail.example.org?requireTLS=true&ignoreTLS=1', 'refused'],
    ['smtp://mail.example.org?requireTLS=true&ignoreTLS=false&ignoreTLS=true', 'refused'],
    ['smtps://mail.example.org?tls.rejectUnauthorized=false', 'refused'],
    ['smtps://mail.example.org?tls.rejectUnauthorized=0', 'refused'],
    ['smtp://mail.example.org?requireTLS=true', 'taken'],
    ['smtps://mail.example.org', 'taken'],
    ['smtp://127.0.0.1:25', 'taken'],
    ['smtp://relay', 'taken'],
  ])('the mail server %s is %s', (address, verdict) => {
    const settings = start({ SMTP_URL: address, PRIVATE_HOSTS: 'relay' });
    if (verdict === 'taken') expect(settings).not.toThrow();
    else expect(settings).toThrow('SMTP_URL reaches mail.example.org');
  });

  test.each([
    'smtp://?host=mail.example.org',
    'smtp:///?host=mail.example.org',
    'smtp://127.0.0.1?host=mail.example.org',
    'smtps://',
  ])('the mail server %s is none: its host is named in front', (address) => {
    expect(start({ SMTP_URL: address })).toThrow(/^(?:SMTP_URL has to name|The setting SMTP_URL)/);
  });

  test('an environment in which no certificate is checked is refused', () => {
    expect(start({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toThrow('NODE_TLS_REJECT_UNAUTHORIZED');
  });
});
