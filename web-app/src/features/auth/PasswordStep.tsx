import { Anchor, Checkbox, Group } from '@mantine/core';
import { Link } from 'react-router';
import { ApiError } from '../../shared/api';
import { CurrentPasswordInput, EmailInput, useCredentialChecks, useCredentialProblems } from '../../shared/credentials';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import type { User } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { FormPage } from './parts';
import { login, type Credentials } from './queries';
import { texts } from './texts';

export interface PasswordStepProps {
  /** The page for those without an account. */
  signUp: string;
  /** The password is right, and a code is needed as well. */
  onSecondFactor: (credentials: Credentials) => void;
  onSignedIn: (user: User | undefined) => Promise<void>;
}

export function PasswordStep({ signUp, onSecondFactor, onSignedIn }: PasswordStepProps) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const { problemText } = useCredentialProblems();
  const form = useApiForm({
    initialValues: { email: '', password: '', staySignedIn: false },
    validate: { email: check.email, password: check.required },
    submit: async (credentials) => {
      try {
        return await login(credentials);
      } catch (error) {
        if (!(error instanceof ApiError && error.code === 'otp_required')) throw error;
        onSecondFactor(credentials);
        return undefined;
      }
    },
    onDone: (entered) => entered && onSignedIn(entered.user),
    problemText: (error) => {
      if (error.code === 'invalid_credentials') return t.wrongLogin;
      return error.code === 'account_disabled' ? t.disabled : problemText(error);
    },
  });
  return (
    <FormPage
      lead={t.loginLead}
      instead={{ question: t.noAccount, to: signUp, label: t.signUp }}
    >
      <ApiFormView form={form}>
        <EmailInput label={t.email} {...form.fields.getInputProps('email')} />
        <CurrentPasswordInput label={t.password} {...form.fields.getInputProps('password')} />
        <Checkbox
          label={t.stay}
          description={t.stayHint}
          {...form.fields.getInputProps('staySignedIn', { type: 'checkbox' })}
        />
        <Group justify="space-between">
          <SubmitButton form={form}>{t.signIn}</SubmitButton>
          <Anchor component={Link} to="/auth/reset-password">
            {t.forgot}
          </Anchor>
        </Group>
      </ApiFormView>
    </FormPage>
  );
}
