import { describe, expect, test } from 'vitest';
import { findInstrument } from '../../surveys/catalogue.ts';
import type { Stored } from '../support/stored.ts';
import { compareContent } from './box-content.ts';
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

  test('what an open box holds is what was acknowledged, group by group', () => {
    const ledger = createLedger();
    const key = findInstrument('satisfaction-baseline@1')!;
    const [first] = key.items;
    const [remark] = key.comments;
    const put = (cohort: string, token: string, value: number) =>
      JSON.stringify({
        round: 'R',
        ballot: { key: cohort, token },
        breakdowns: [{ key: 'breakdown:g=w', token: `${token}AA` }],
        answers: { [first!.id]: value },
        pad: 'p',
      });
    const comment = (text: string) =>
      JSON.stringify({
        round: 'R',
        comment: { key: 'comments:A', token: 'TTTT' },
        item: remark!.id,
        text,
        pad: 'p',
      });
    ledger.note('ballots', put('cohort:A', 'AAAA', 1), 201, receipt('A'));
    ledger.note('ballots', put('cohort:B', 'BBBB', 2), 201, receipt('B'));
    ledger.note('comments', comment('  Less noise\u202e. '), 201, receipt('C'));
    const due = ledger.derive('R', key);
    const answers = (value: number) =>
      `${Buffer.from([value]).toString('hex')}${'00'.repeat(key.items.length - 1)}`;
    expect(due.ballots).toEqual([`cohort:A ${answers(1)}`, `cohort:B ${answers(2)}`]);
    expect(due.comments).toEqual([JSON.stringify(['comments:A', remark!.id, 'Less noise.'])]);
    expect(due.spent.map((line) => line.split(' ')[0])).toEqual([
      'ballot',
      'ballot',
      'breakdown',
      'breakdown',
      'comment',
    ]);
    expect(compareContent(due, { ...due, ballots: due.ballots.toReversed() })).toEqual([]);
    const swapped = [`cohort:A ${answers(2)}`, `cohort:B ${answers(1)}`];
    expect(compareContent(due, { ...due, ballots: swapped })).toEqual([
      'ballots: 2 acknowledged are not stored, 2 stored were not acknowledged',
    ]);
    const twice = [...due.comments, ...due.comments];
    expect(compareContent(due, { ...due, comments: twice, spent: due.spent.slice(1) })).toEqual([
      'comments: 0 acknowledged are not stored, 1 stored were not acknowledged',
      'spent: 1 acknowledged are not stored, 0 stored were not acknowledged',
    ]);
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
