import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { requestPublicJson } from '../ui/public-json.ts';
import { useText } from './text.ts';

type Fault = 'name' | 'email' | 'consent' | 'offline' | 'server';

/** The same limits as on the server. */
const NAME_CHARACTERS_MAX = 200;
const EMAIL_CHARACTERS_MAX = 320;
const MESSAGE_CHARACTERS_MAX = 2000;

export function VolunteerForm({ onDone }: { readonly onDone: (entry: string) => void }) {
  const { t } = useText();
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const volunteer = readForm(form);
    const missing = findFault(volunteer);
    setFault(missing);
    if (missing !== null) {
      form.querySelector<HTMLElement>(`[name="${missing}"]`)?.focus();
      return;
    }
    setBusy(true);
    const { status, body } = await requestPublicJson('POST', '/api/volunteers', volunteer);
    setBusy(false);
    const id = (body as { readonly id?: string } | null)?.id;
    if (status === 201 && id !== undefined) onDone(id);
    else if (status === 422) setFault('email');
    else setFault(status === 0 ? 'offline' : 'server');
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!busy) void send(event.currentTarget);
  };
  return (
    <form className="volunteer" noValidate onSubmit={submit}>
      <div className="field">
        <label htmlFor="name">{t('name')}</label>
        <input
          id="name"
          name="name"
          autoComplete="name"
          maxLength={NAME_CHARACTERS_MAX}
          required
          aria-describedby="fault"
          aria-invalid={fault === 'name'}
        />
      </div>
      <div className="field">
        <label htmlFor="email">{t('email')}</label>
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          maxLength={EMAIL_CHARACTERS_MAX}
          required
          aria-describedby="fault"
          aria-invalid={fault === 'email'}
        />
      </div>
      <div className="field">
        <label htmlFor="message">{t('message')}</label>
        <textarea id="message" name="message" rows={4} maxLength={MESSAGE_CHARACTERS_MAX} />
      </div>
      <label className="consent">
        <input
          type="checkbox"
          name="consent"
          required
          aria-describedby="fault"
          aria-invalid={fault === 'consent'}
        />
        <span>{t('consent')}</span>
      </label>
      <p id="fault" className="fault" role="alert">
        {fault === null ? '' : t(`fault.${fault}`)}
      </p>
      <p>
        <button type="submit" className="button primary">
          {t(busy ? 'sending' : 'send')}
        </button>
      </p>
    </form>
  );
}

interface Volunteer {
  readonly name: string;
  readonly email: string;
  readonly message: string;
  readonly consent: boolean;
}

function readForm(form: HTMLFormElement): Volunteer {
  const data = new FormData(form);
  const read = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    name: read('name'),
    email: read('email'),
    message: read('message'),
    consent: data.has('consent'),
  };
}

function findFault({ name, email, consent }: Volunteer): Fault | null {
  if (name === '') return 'name';
  if (!/^\S+@\S+\.\S+$/.test(email)) return 'email';
  return consent ? null : 'consent';
}
