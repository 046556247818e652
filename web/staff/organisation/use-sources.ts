import { useRef, useState } from 'react';
import type { ColumnsView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { describeSource, SOURCES_MAX, type Source } from './sources.ts';

/** Another part of a file than the one that was read first. */
interface Choice {
  readonly sheet?: string | null;
  readonly headerLine?: number;
}

function askColumns(file: File, { sheet, headerLine }: Choice): Promise<ColumnsView> {
  const body = new FormData();
  body.append('file', file);
  if (typeof sheet === 'string') body.append('sheet', sheet);
  if (headerLine !== undefined) body.append('headerLine', String(headerLine));
  return requestJson<ColumnsView>('POST', '/api/organisation/columns', body);
}

/** The chosen files. The browser keeps them: the server is asked anew at each step and remembers none. */
export function useSources() {
  const [sources, setSources] = useState<readonly Source[]>([]);
  const lastId = useRef(0);
  const change = (id: number, next: (source: Source) => Source): void =>
    setSources((all) => all.map((source) => (source.id === id ? next(source) : source)));
  const read = async (id: number, file: File, choice: Choice): Promise<void> => {
    change(id, (source) => ({ ...source, view: null, error: null }));
    try {
      const view = await askColumns(file, choice);
      change(id, (source) => describeSource(source, view));
    } catch (error) {
      change(id, (source) => ({ ...source, error: error as Error }));
    }
  };
  const add = (files: readonly File[], choice: Choice = {}): void => {
    const added = files.slice(0, SOURCES_MAX - sources.length).map((file): Source => {
      lastId.current += 1;
      return {
        id: lastId.current,
        file,
        view: null,
        error: null,
        list: 'people',
        people: [],
        units: [],
      };
    });
    setSources((all) => [...all, ...added]);
    for (const { id, file } of added) void read(id, file, choice);
  };
  return {
    sources,
    add,
    remove: (id: number) => setSources((all) => all.filter((source) => source.id !== id)),
    reread: (source: Source, choice: Choice) => void read(source.id, source.file, choice),
    change,
    clear: () => setSources([]),
  };
}
