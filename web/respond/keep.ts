/** Where the device keeps something under a name: its storage, or nothing but this page's memory. */
export interface Keep {
  /** false: everything is gone when the page is left. */
  readonly lasts: boolean;
  readonly read: (name: string) => string | null;
  readonly write: (name: string, value: string) => void;
  readonly erase: (name: string) => void;
  readonly names: () => readonly string[];
}

/** For a shared device, and where the browser refuses storage. */
export function createMemoryKeep(): Keep {
  const values = new Map<string, string>();
  return {
    lasts: false,
    read: (name) => values.get(name) ?? null,
    write: (name, value) => void values.set(name, value),
    erase: (name) => void values.delete(name),
    names: () => [...values.keys()],
  };
}

/** @param open may throw: reading `window.localStorage` does where storage is blocked */
export function createDeviceKeep(open: () => Storage): Keep {
  const storage = openWritable(open);
  if (storage === null) return createMemoryKeep();
  // A full disk must not lose the answers of this visit.
  const overflow = createMemoryKeep();
  return {
    lasts: true,
    read: (name) => overflow.read(name) ?? storage.getItem(name),
    write: (name, value) => {
      try {
        storage.setItem(name, value);
        overflow.erase(name);
      } catch {
        overflow.write(name, value);
      }
    },
    erase: (name) => {
      storage.removeItem(name);
      overflow.erase(name);
    },
    names: () => [...new Set([...Object.keys(storage), ...overflow.names()])],
  };
}

function openWritable(open: () => Storage): Storage | null {
  const probe = 'tutti/probe';
  try {
    const storage = open();
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return storage;
  } catch {
    return null;
  }
}
