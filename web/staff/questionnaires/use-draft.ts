import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from '../../../surveys/questionnaire/draft.ts';
import type { DraftView } from '../api.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { draftQuery } from './queries.ts';

const SAVE_AFTER_MS = 700;
const UNDO_MAX = 200;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface DraftEditor {
  readonly draft: Draft;
  readonly state: SaveState;
  readonly error: Error | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Changes of one tag in a row, as while typing in one field, are taken back together. */
  change(next: Draft, tag?: string): void;
  undo(): void;
  redo(): void;
  /** Saves what is not saved yet. @returns the revision on the server; null: it was refused */
  save(): Promise<number | null>;
}

interface History {
  readonly past: readonly Draft[];
  readonly now: Draft;
  readonly future: readonly Draft[];
  readonly tag: string | null;
}

/** A draft that saves itself a moment after each change, with undo for this visit. */
export function useDraft(view: DraftView): DraftEditor {
  const queryClient = useQueryClient();
  const { id, nextOf } = view;
  const [history, setHistory] = useState<History>({
    past: [],
    now: view.content,
    future: [],
    tag: null,
  });
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<Error | null>(null);
  // What the server has, and what it shall have: outside of rendering, because saving goes on behind it.
  const server = useRef({ revision: view.revision, content: view.content });
  const wanted = useRef(view.content);
  const running = useRef<Promise<number | null> | null>(null);
  const stopped = useRef(false);

  const saveOnce = useCallback(async (): Promise<number | null> => {
    while (server.current.content !== wanted.current) {
      const content = wanted.current;
      setState('saving');
      try {
        const path = `/api/instruments/drafts/${id}`;
        const body = { revision: server.current.revision, content };
        const { revision } = await requestJson<{ revision: number }>('PUT', path, body);
        server.current = { revision, content };
        queryClient.setQueryData(draftQuery(id).queryKey, { id, nextOf, revision, content });
      } catch (reason) {
        const conflict = reason instanceof ApiProblem && reason.code === 'draft-changed';
        stopped.current = conflict;
        setState(conflict ? 'conflict' : 'failed');
        setError(reason instanceof Error ? reason : new Error(String(reason)));
        return null;
      }
    }
    setState('saved');
    setError(null);
    return server.current.revision;
  }, [queryClient, id, nextOf]);

  /** One save at a time: the next one goes on top of the revision that it brings. */
  const save = useCallback((): Promise<number | null> => {
    if (stopped.current) return Promise.resolve(null);
    running.current ??= saveOnce().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [saveOnce]);

  const show = useCallback((next: History): void => {
    wanted.current = next.now;
    setHistory(next);
    setState((now) => (now === 'conflict' ? now : 'waiting'));
  }, []);

  useEffect(() => {
    if (state !== 'waiting') return undefined;
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [state, history, save]);

  // Whoever leaves the page has not lost the last words.
  useEffect(() => () => void save(), [save]);
  useLeaveWarning(() => server.current.content !== wanted.current);

  const { past, now, future } = history;
  return {
    draft: now,
    state,
    error,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    change: (next, tag) => {
      if (next === now) return;
      const same = tag !== undefined && tag === history.tag && past.length > 0;
      show({
        past: same ? past : [...past.slice(-UNDO_MAX), now],
        now: next,
        future: [],
        tag: tag ?? null,
      });
    },
    undo: () => {
      const before = past.at(-1);
      if (before !== undefined)
        show({ past: past.slice(0, -1), now: before, future: [now, ...future], tag: null });
    },
    redo: () => {
      const [after, ...later] = future;
      if (after !== undefined) show({ past: [...past, now], now: after, future: later, tag: null });
    },
    save,
  };
}

/** The browser asks before it leaves the page while something is not saved. */
function useLeaveWarning(isUnsaved: () => boolean): void {
  const ask = useEffectEvent(isUnsaved);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (ask()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
}
