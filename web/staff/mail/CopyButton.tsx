import { useState } from 'react';
import { useText } from '../text.ts';
import { Button } from '../shell/Button.tsx';

/** Copies a text, and says whether that worked: some browsers refuse it without a secure connection. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useText();
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('copyFailed');
    }
  };
  return (
    <div className="actions">
      <Button className="button" onPress={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="soft small">
        {outcome !== null && t(`mail.${outcome}`)}
      </span>
    </div>
  );
}
