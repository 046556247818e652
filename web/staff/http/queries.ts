import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  AccountView,
  ClockView,
  ChangesSince,
  InstrumentView,
  OrganisationView,
  PlanView,
  QuestionnaireView,
  ReportView,
  RoundView,
  ToldView,
  SummaryView,
  TrendView,
  UnitView,
} from '../api.ts';
import { ApiProblem, requestJson } from './request.ts';

const POLL_INTERVAL_MS = 1500;

/** `onSessionEnd` is called when the server no longer knows who is asking. */
export function createQueryClient(onSessionEnd: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (!(error instanceof ApiProblem) || error.code !== 'sign-in-required') return;
    client.clear();
    onSessionEnd();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A refusal will be the same next time; only a lost connection is worth a second attempt.
        retry: (attempt, error) =>
          attempt < 2 && error instanceof ApiProblem && error.code === 'unreachable',
      },
    },
  });
  return client;
}

/** The signed-in account; null for a visitor. */
export const accountQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async (): Promise<AccountView | null> => {
    try {
      return await requestJson<AccountView>('GET', '/api/staff/me');
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'sign-in-required') return null;
      throw error;
    }
  },
});

/** The organisation; null before the first import. */
export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: async (): Promise<OrganisationView | null> => {
    try {
      const organisation = await requestJson<OrganisationView>('GET', '/api/organisation');
      return organisation.units.length === 0 ? null : organisation;
    } catch (error) {
      const none = ['no-organisation', 'not-found'];
      if (error instanceof ApiProblem && none.includes(error.code)) return null;
      throw error;
    }
  },
});

export const instrumentsQuery = queryOptions({
  queryKey: ['instruments'],
  staleTime: Infinity,
  queryFn: () => requestJson<readonly InstrumentView[]>('GET', '/api/instruments'),
});

/** One published questionnaire whole; it never changes. */
export const instrumentQuery = (ref: string) =>
  queryOptions({
    queryKey: ['instruments', ref],
    staleTime: Infinity,
    queryFn: () =>
      requestJson<QuestionnaireView>('GET', `/api/instruments/${encodeURIComponent(ref)}`),
  });

function isMoving(state: RoundView['state']): boolean {
  return state === 'preparing' || state === 'closing';
}

export const roundsQuery = queryOptions({
  queryKey: ['rounds'],
  queryFn: () => requestJson<readonly RoundView[]>('GET', '/api/rounds'),
  refetchInterval: (query) =>
    query.state.data?.some((round) => isMoving(round.state)) === true ? POLL_INTERVAL_MS : false,
});

/** One round; asked again and again while the server is making keys or closing it. */
export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id],
    queryFn: () => requestJson<RoundView>('GET', `/api/rounds/${encodeURIComponent(id)}`),
    refetchInterval: (query) =>
      query.state.data !== undefined && isMoving(query.state.data.state) ? POLL_INTERVAL_MS : false,
  });

/** The server's day, and where its days begin. */
export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: () => requestJson<ClockView>('GET', '/api/rounds/clock'),
});

export const toldQuery = (id: string, unit: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'plan', 'told', unit],
    queryFn: () =>
      requestJson<ToldView>(
        'GET',
        `/api/rounds/${encodeURIComponent(id)}/plan/told/${encodeURIComponent(unit)}`,
      ),
  });

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'plan'],
    queryFn: () => requestJson<PlanView>('GET', `/api/rounds/${encodeURIComponent(id)}/plan`),
  });

/** A released report never changes, and so nothing below is asked for twice. */
const released = <T>(round: string, ...path: readonly string[]) =>
  queryOptions({
    queryKey: ['reports', round, ...path],
    staleTime: Infinity,
    queryFn: () =>
      requestJson<T>('GET', `/api/reports/${[round, ...path].map(encodeURIComponent).join('/')}`),
  });

/** All of a report, with every question of every team and every comment. */
export const reportQuery = (round: string) => released<ReportView>(round);

/** What pages that show many teams need of a report. */
export const summaryQuery = (round: string) => released<SummaryView>(round, 'summary');

/** All that is shown of one group. */
export const unitQuery = (round: string, unit: string) => released<UnitView>(round, 'units', unit);

export const changesQuery = (round: string, earlier: string) =>
  released<ChangesSince>(round, 'changes', earlier);

export const trendQuery = (round: string) => released<TrendView>(round, 'trend');
