import { PasswordInput, TextInput, type PasswordInputProps, type TextInputProps } from '@mantine/core';
import { useTexts } from '../texts';
import { texts } from './texts';

export function EmailInput(input: TextInputProps) {
  return <TextInput type="email" autoComplete="username" required withAsterisk={false} {...input} />;
}

/** The password that the account has. */
export function CurrentPasswordInput(input: PasswordInputProps) {
  const t = useTexts(texts);
  return (
    <PasswordInput
      autoComplete="current-password"
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t.show, tabIndex: 0 }}
      {...input}
    />
  );
}

/** The one-time password of an authenticator app. */
export function CodeInput(input: TextInputProps) {
  const t = useTexts(texts);
  return (
    <TextInput
      label={t.code}
      description={t.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={20}
      required
      withAsterisk={false}
      {...input}
    />
  );
}
