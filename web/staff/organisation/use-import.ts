import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportView } from '../api.ts';
import { accountQuery, organisationQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { useText } from '../text.ts';
import { findLists, writeMapping, type ReadySources } from './sources.ts';
import { useSources } from './use-sources.ts';

interface Order {
  readonly lists: ReadySources;
  readonly mapping: ReturnType<typeof writeMapping>;
}

function sendFiles({ lists, mapping }: Order, apply: boolean): Promise<ImportView> {
  const body = new FormData();
  body.append('roster', lists.people.file);
  if (lists.units !== null) body.append('units', lists.units.file);
  body.append('mapping', JSON.stringify(mapping));
  body.append('apply', String(apply));
  return requestJson<ImportView>('POST', '/api/organisation', body);
}

/** An import on its way: files, what their columns mean, what the server found, and whether it is applied. */
export function useImport(knownCompany: string) {
  const { language } = useText();
  const queryClient = useQueryClient();
  const files = useSources();
  const [company, setCompany] = useState(knownCompany);
  const check = useMutation({ mutationFn: (order: Order) => sendFiles(order, false) });
  const apply = useMutation({
    mutationFn: (order: Order) => sendFiles(order, true),
    onSuccess: async () => {
      files.clear();
      check.reset();
      await queryClient.invalidateQueries({ queryKey: organisationQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  const lists = findLists(files.sources);
  return {
    files,
    company,
    setCompany,
    check,
    apply,
    order: lists === null ? null : { lists, mapping: writeMapping(lists, company, language) },
    /** Whatever is changed, what was checked before says nothing about it. */
    anew: (act: () => void): void => {
      check.reset();
      apply.reset();
      act();
    },
  };
}

export type RunningImport = ReturnType<typeof useImport>;
