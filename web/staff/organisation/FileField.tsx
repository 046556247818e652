import { Button, DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import { useText } from '../text.ts';

/** One CSV file, dropped or picked. */
export function FileField({
  label,
  hint,
  file,
  onChoose,
}: {
  readonly label: string;
  readonly hint: string;
  readonly file: File | null;
  readonly onChoose: (file: File) => void;
}) {
  const { t, formatNumber } = useText();
  const formatSize = (bytes: number): string =>
    bytes < 1024
      ? formatNumber(bytes, { style: 'unit', unit: 'byte', unitDisplay: 'long' })
      : formatNumber(Math.ceil(bytes / 1024), { style: 'unit', unit: 'kilobyte' });
  return (
    <div className="file-field">
      <p className="field-label">{label}</p>
      <DropZone
        aria-label={label}
        className={file === null ? 'drop' : 'drop drop-filled'}
        onDrop={(event) => {
          const dropped = event.items.find((item) => isFileDropItem(item));
          if (dropped?.kind === 'file') void dropped.getFile().then(onChoose);
        }}
      >
        <p>
          {file === null
            ? t('organisation.import.drop')
            : t('organisation.import.chosen', { name: file.name, size: formatSize(file.size) })}
        </p>
        <FileTrigger
          acceptedFileTypes={['.csv', 'text/csv']}
          onSelect={(chosen) => {
            const picked = chosen?.item(0) ?? null;
            if (picked !== null) onChoose(picked);
          }}
        >
          <Button
            className="button"
            aria-label={t('organisation.import.pickFor', { what: label.toLowerCase() })}
          >
            {file === null ? t('organisation.import.pick') : t('organisation.import.replace')}
          </Button>
        </FileTrigger>
      </DropZone>
      <p className="hint">{hint}</p>
    </div>
  );
}
