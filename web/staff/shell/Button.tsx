import type { ComponentProps } from 'react';

/**
 * The platform's own button. A pending one keeps the focus and is told of as unavailable, but does
 * nothing; `autoFocus` is where a dialog puts the focus when it opens.
 */
export function Button({
  type = 'button',
  isDisabled = false,
  isPending = false,
  autoFocus = false,
  onPress,
  ...rest
}: Omit<ComponentProps<'button'>, 'onClick' | 'disabled'> & {
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly onPress?: () => void;
}) {
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled}
      autoFocus={autoFocus}
      data-first-focus={autoFocus || undefined}
      {...(isPending ? { 'aria-disabled': true, 'data-pending': true } : {})}
      onClick={(event) => {
        // Also keeps a form from being sent twice.
        if (isPending) event.preventDefault();
        else onPress?.();
      }}
    />
  );
}
