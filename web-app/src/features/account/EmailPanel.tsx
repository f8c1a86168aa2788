import { Alert, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { CodeInput, CurrentPasswordInput, EmailInput, useCredentialChecks, useCredentialProblems } from '../../shared/credentials';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import type { User } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { Panel } from '../../shared/panel';
import { changeEmail } from './queries';
import { texts } from './texts';

export function EmailPanel({ user: { email = '', twoFactorEnabled = false } }: { user: User }) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const { problemText, atFields } = useCredentialProblems();
  const [sentTo, setSentTo] = useState<string>();
  const form = useApiForm({
    initialValues: { newEmail: '', password: '', otp: '' },
    validate: {
      newEmail: check.email,
      password: check.required,
      otp: (code) => (twoFactorEnabled ? check.code(code) : null),
    },
    submit: ({ otp, ...values }) =>
      atFields(changeEmail({ ...values, ...(twoFactorEnabled && { otp }) }), { password: 'password', otp: 'otp' }),
    onDone: (_, { newEmail }) => {
      setSentTo(newEmail.trim());
      form.fields.reset();
    },
    problemText: (error) => (error.code === 'email_taken' ? t.emailTaken : problemText(error)),
  });
  return (
    <Panel title={t.email} lead={t.emailNow(email)}>
      <Stack>
        {sentTo && (
          <Alert variant="outline" role="status">
            {t.emailSent(sentTo)}
          </Alert>
        )}
        <ApiFormView form={form}>
          <EmailInput label={t.newEmail} autoComplete="email" {...form.fields.getInputProps('newEmail')} />
          <CurrentPasswordInput label={t.yourPassword} {...form.fields.getInputProps('password')} />
          {twoFactorEnabled && <CodeInput {...form.fields.getInputProps('otp')} />}
          <Group>
            <SubmitButton form={form}>{t.changeEmail}</SubmitButton>
          </Group>
        </ApiFormView>
      </Stack>
    </Panel>
  );
}
