import { Button, DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import { useText } from '../text.ts';
import { AriaLocale } from '../shell/AriaLocale.tsx';

/** Where files are dropped or picked. */
export function FileDrop({
  hasFiles,
  onChoose,
}: {
  readonly hasFiles: boolean;
  readonly onChoose: (files: readonly File[]) => void;
}) {
  const { t } = useText();
  return (
    <AriaLocale>
      <DropZone
        aria-label={t('organisation.import.dropLabel')}
        className={hasFiles ? 'drop drop-small' : 'drop'}
        onDrop={(event) => {
          const dropped = event.items.filter((item) => isFileDropItem(item));
          void Promise.all(dropped.map((item) => item.getFile())).then(onChoose);
        }}
      >
        <p>{hasFiles ? t('organisation.import.dropMore') : t('organisation.import.drop')}</p>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={['.csv', '.xlsx', '.xlsm', '.txt', '.tsv', 'text/csv']}
          onSelect={(chosen) => {
            if (chosen !== null) onChoose([...chosen]);
          }}
        >
          <Button className={hasFiles ? 'button' : 'button button-primary'}>
            {t('organisation.import.pick')}
          </Button>
        </FileTrigger>
      </DropZone>
    </AriaLocale>
  );
}
