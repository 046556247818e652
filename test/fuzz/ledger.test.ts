import { describe, expect, test } from 'vitest';
import type { Stored } from '../support/stored.ts';
import { judge } from './judge.ts';
import { createLedger } from './ledger.ts';
import type { Due, FuzzRequest } from './make-request.ts';

const ballot = (token: string, answers: object) =>
  JSON.stringify({ round: 'R', ballot: { key: 'cohort:A', token }, answers });
const receipt = (text: string) => JSON.stringify({ receipt: text });

describe('what is acknowledged', () => {
  test('a token counts with one content, and the same again gets the same receipt', () => {
    const ledger = createLedger();
    expect(ledger.note('ballots', ballot('T', { Q: 1 }), 201, receipt('A'))).toEqual([]);
    expect(ledger.note('ballots', ballot('T', { Q: 1 }), 201, receipt('A'))).toEqual([]);
    expect(ledger.note('ballots', ballot('U', { Q: 1 }), 201, receipt('B'))).toEqual([]);
    expect(ledger.list('ballots')).toHaveLength(2);
    expect(ledger.note('ballots', ballot('T', { Q: 2 }), 201, receipt('A'))).toEqual([
      'used a second time, with another content',
    ]);
    expect(ledger.note('ballots', ballot('T', { Q: 1 }), 201, receipt('C'))).toEqual([
      'the same again got another answer',
    ]);
  });

  test('two people with one receipt', () => {
    const ledger = createLedger();
    ledger.note('ballots', ballot('T', { Q: 1 }), 201, receipt('A'));
    expect(ledger.note('ballots', ballot('U', { Q: 1 }), 201, receipt('A'))).toEqual([
      'two have got one receipt',
    ]);
  });

  test('an invitation is claimed with one list of messages', () => {
    const ledger = createLedger();
    const claim = (message: string) =>
      JSON.stringify({ secret: 'S', round: 'R', blinded: [{ key: 'cohort:A', message }] });
    expect(ledger.note('claim', claim('m'), 200, '{"signatures":[]}')).toEqual([]);
    expect(ledger.note('claim', claim('n'), 409, '{}')).toEqual([]);
    expect(ledger.note('claim', claim('n'), 200, '{"signatures":[]}')).toHaveLength(1);
  });

  test('what is stored is what was acknowledged, no more and no less', () => {
    const ledger = createLedger();
    ledger.note('ballots', ballot('T', { Q: 1 }), 201, receipt('A'));
    ledger.note('ballots', ballot('U', { Q: 5 }), 422, '{}');
    const stored: Stored = {
      claims: 0,
      ballots: 1,
      comments: 0,
      ballotTokens: 1,
      commentTokens: 0,
      breakdownTokens: 1,
      counted: 1,
    };
    expect(ledger.compare('R', stored, true)).toEqual([]);
    expect(ledger.compare('R', { ...stored, ballots: 2, counted: 0 }, true)).toEqual([
      'ballots: 2 where 1 were acknowledged',
      'counted: 0 where 1 were acknowledged',
    ]);
    const closed = { ...stored, breakdownTokens: 0, counted: 0 };
    expect(ledger.compare('R', closed, false)).toEqual([]);
    expect(ledger.compare('R', { ...closed, claims: 1 }, false)).toHaveLength(1);
    expect(ledger.compare('S', stored, true)).toHaveLength(4);
  });
});

describe('what is due', () => {
  const headers = {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=()',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'cache-control': 'no-store',
  };
  const problem = { ...headers, 'content-type': 'application/problem+json' };
  const codes = { 'x-codes': ['token-invalid', 'token-spent'] };
  const askedWith = (due: Due | null): FuzzRequest => ({
    number: 1,
    target: {
      name: 'POST /api/ballotbox/ballots',
      method: 'POST',
      path: '/api/ballotbox/ballots',
      operation: { responses: { 201: {}, 401: codes, 409: codes } } as never,
      askers: null,
    },
    kind: 'valid',
    asker: 'nobody',
    marker: 'zq',
    method: 'POST',
    path: '/api/ballotbox/ballots',
    headers: {},
    body: null,
    isChunked: false,
    isAtTarget: true,
    due,
  });
  const taken = { status: 201, headers, text: receipt('A'), millis: 1 };
  const refused = (code: string, status: number) => ({
    status,
    headers: problem,
    text: JSON.stringify({ code, status }),
    millis: 1,
  });

  test('a valid ballot that is refused is a fault', () => {
    const due: Due = { of: 'one of its own', outcomes: ['accepted', 'round-closed'] };
    expect(judge(askedWith(due), taken)).toEqual([]);
    expect(judge(askedWith(due), refused('token-spent', 409))).toEqual([
      'one of its own: token-spent where accepted or round-closed was due',
    ]);
  });

  test('a changed ballot that is taken, or refused for another reason, is a fault', () => {
    const due: Due = { of: 'a bit of the token', outcomes: ['token-invalid'] };
    expect(judge(askedWith(due), refused('token-invalid', 401))).toEqual([]);
    expect(judge(askedWith(due), taken)).toHaveLength(1);
    expect(judge(askedWith(due), refused('token-spent', 409))).toHaveLength(1);
  });

  test('where nothing is known beforehand, either is fine', () => {
    expect(judge(askedWith(null), taken)).toEqual([]);
    expect(judge(askedWith(null), refused('token-spent', 409))).toEqual([]);
  });
});
