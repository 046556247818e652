import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganisationView } from '../api.ts';
import { organisationQuery } from '../http/queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { sumHeadsBelow } from '../unit-tree/unit-nesting.ts';
import { UnitTree } from '../unit-tree/UnitTree.tsx';
import { FirstRun } from './FirstRun.tsx';
import { ImportFiles } from './ImportFiles.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import './organisation.css';

export function OrganisationPage() {
  const { t } = useText();
  const query = useQuery(organisationQuery);
  return (
    <div className="page">
      <Loaded query={query} title={t('organisation.title')}>
        {(organisation) => (
          <>
            <PageHeading title={t('organisation.title')}>
              {organisation !== null && <Summary organisation={organisation} />}
            </PageHeading>
            <div className="organisation-columns">
              <div className="section import-column">
                {organisation === null && <FirstRun />}
                <ImportFiles first={organisation === null} company={nameCompany(organisation)} />
              </div>
              {organisation !== null && <Units organisation={organisation} />}
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

function nameCompany(organisation: OrganisationView | null): string {
  return organisation?.units.find(({ parent }) => parent === null)?.name ?? '';
}

function Summary({ organisation }: { readonly organisation: OrganisationView }) {
  const { t, formatList } = useText();
  const { attributes, employees, units } = organisation;
  return (
    <>
      <p className="lead">
        {t('organisation.employees', { count: employees })},{' '}
        {t('organisation.units', { count: units.length })}
      </p>
      <p className="soft small">
        {attributes.length === 0
          ? t('organisation.noAttributes')
          : t('organisation.attributes', { list: formatList(attributes) })}
      </p>
    </>
  );
}

function Units({ organisation }: { readonly organisation: OrganisationView }) {
  const { t } = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const unit = organisation.units.find(({ id }) => id === chosen);
  const heads = sumHeadsBelow(organisation.units);
  const top = organisation.units.filter((unit) => unit.parent === null).map((unit) => unit.id);
  return (
    <section className="section" aria-labelledby="units">
      <h2 id="units">{t('organisation.tree.title')}</h2>
      <p className="soft small">
        {t('organisation.tree.hint')} {t('organisation.rename.hint')}
      </p>
      <div className="sheet">
        <UnitTree
          units={organisation.units}
          label={t('organisation.tree.label')}
          searchLabel={t('organisation.tree.search')}
          emptyText={t('organisation.tree.none')}
          opened={top}
          renderDetail={(id) => t('organisation.tree.heads', { count: heads.get(id) ?? 0 })}
          onChoose={setChosen}
        />
      </div>
      {unit !== undefined && (
        <RenameDialog key={unit.id} unit={unit} onClose={() => setChosen(null)} />
      )}
    </section>
  );
}
