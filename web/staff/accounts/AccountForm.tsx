import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountsView } from '../api.ts';
import { organisationQuery } from '../http/queries.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { Choice } from '../shell/Choice.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { UnitTree } from '../unit-tree/UnitTree.tsx';
import {
  addressOf,
  ROLES,
  useAccountsChange,
  useUnitName,
  type Account,
  type Role,
} from './accounts.ts';
import { Button } from '../shell/Button.tsx';
import { FieldError, Input, Label, TextField } from '../shell/fields.tsx';

/** A new account, or another name, role or unit for one that there is. */
export function AccountForm({
  known,
  onClose,
}: {
  /** null: a new one. */
  readonly known: Account | null;
  readonly onClose: (said?: string) => void;
}) {
  const { t } = useText();
  const takeOver = useAccountsChange();
  const [email, setEmail] = useState(known?.email ?? '');
  const [name, setName] = useState(known?.name ?? '');
  const [role, setRole] = useState<Role>(known?.role ?? 'hr');
  const [unit, setUnit] = useState(known?.unit ?? null);
  const account = { email, name, role, unit: role === 'manager' ? unit : null };
  const save = useMutation({
    mutationFn: () =>
      known === null
        ? requestJson<AccountsView>('POST', '/api/staff/accounts', account)
        : requestJson<AccountsView>('PUT', addressOf(known.email), account),
    onSuccess: async (view) => {
      await takeOver(view);
      onClose(t(known === null ? 'accounts.added' : 'accounts.changed', { name }));
    },
  });
  const needsUnit = role === 'manager' && unit === null;
  return (
    <section className="sheet" aria-labelledby="account-form">
      <h2 id="account-form">
        {known === null ? t('accounts.add') : t('accounts.changeOf', { name: known.name })}
      </h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!needsUnit) save.mutate();
        }}
      >
        {save.error !== null && <Refusal error={save.error} />}
        <TextField
          type="email"
          isRequired
          isReadOnly={known !== null}
          autoFocus={known === null}
          value={email}
          onChange={setEmail}
        >
          <Label>{t('accounts.email')}</Label>
          <Input />
          <FieldError />
        </TextField>
        <TextField
          isRequired
          maxLength={200}
          autoFocus={known !== null}
          value={name}
          onChange={setName}
        >
          <Label>{t('accounts.name')}</Label>
          <Input />
          <FieldError />
        </TextField>
        <RoleField role={role} onChange={setRole} />
        {role === 'manager' && <UnitField unit={unit} onChoose={setUnit} />}
        <div className="actions">
          <Button
            type="submit"
            className="button button-primary"
            isDisabled={needsUnit}
            isPending={save.isPending}
          >
            {save.isPending ? t('accounts.working') : t('accounts.save')}
          </Button>
          <Button className="button" onPress={() => onClose()}>
            {t('shell.cancel')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function RoleField({
  role,
  onChange,
}: {
  readonly role: Role;
  readonly onChange: (role: Role) => void;
}) {
  const { t } = useText();
  return (
    <>
      <Choice
        label={t('accounts.role')}
        value={role}
        onChange={(value) => onChange(ROLES.find((one) => one === value) ?? 'hr')}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {t(`shell.role.${one}`)}
          </option>
        ))}
      </Choice>
      <p className="hint">{t(`accounts.may.${role}`)}</p>
    </>
  );
}

function Refusal({ error }: { readonly error: Error }) {
  const { t } = useText();
  const why = error instanceof ApiProblem ? error.fields[0]?.why : undefined;
  if (why !== 'account-exists' && why !== 'no-such-unit') return <ProblemNotice error={error} />;
  return (
    <Notice tone="negative" live>
      <p>{t(`accounts.refused.${why}`)}</p>
    </Notice>
  );
}

function UnitField({
  unit,
  onChoose,
}: {
  readonly unit: string | null;
  readonly onChoose: (unit: string) => void;
}) {
  const { t } = useText();
  const query = useQuery(organisationQuery);
  const nameUnit = useUnitName();
  return (
    <div className="field unit-field" role="group" aria-labelledby="account-unit">
      <p className="field-label" id="account-unit">
        {t('accounts.unit')}
      </p>
      <p role="status" className={unit === null ? 'soft small' : 'typed small'}>
        {unit === null
          ? t('accounts.chooseUnit')
          : t('accounts.chosenUnit', { unit: nameUnit(unit) })}
      </p>
      <Loaded query={query}>
        {(organisation) =>
          organisation === null ? (
            <Notice tone="info">
              <p>{t('accounts.noUnits')}</p>
            </Notice>
          ) : (
            <UnitTree
              units={organisation.units}
              label={t('accounts.unit')}
              searchLabel={t('accounts.searchUnit')}
              emptyText={t('accounts.noUnit')}
              opened={organisation.units
                .filter(({ parent }) => parent === null)
                .map(({ id }) => id)}
              onChoose={onChoose}
              {...(unit === null ? {} : { current: unit })}
            />
          )
        }
      </Loaded>
    </div>
  );
}
