import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../../shared/api';
import { EmailInput, NewPasswordInput, useCredentialChecks, useCredentialProblems } from '../../shared/credentials';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useMailedToken } from '../../shared/mailed-token';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { FormPage, LinkButton } from './parts';
import { requestReset, resetPassword } from './queries';
import { texts } from './texts';

/** Asks for the link, or, opened by the link, for the new password. */
export default function ResetPasswordPage() {
  const t = useTexts(texts);
  const { token, forget } = useMailedToken();
  const { refresh } = useSession();
  const [outcome, setOutcome] = useState<'saved' | 'refused'>();
  const end = async (how: 'saved' | 'refused') => {
    setOutcome(how);
    forget();
    // Every session has ended, this browser's among them.
    await refresh();
  };
  if (outcome === 'saved') {
    return (
      <Page title={t.passwordSavedTitle} lead={t.passwordSavedLead} width="narrow">
        <Group>
          <LinkButton to="/auth/login">{t.signIn}</LinkButton>
        </Group>
      </Page>
    );
  }
  if (outcome === 'refused') {
    return (
      <Page title={t.linkUsedTitle} lead={t.linkUsedBody} width="narrow">
        <Group>
          <Button onClick={() => setOutcome(undefined)}>{t.askAgain}</Button>
        </Group>
      </Page>
    );
  }
  return token ? <NewPassword token={token} onEnd={end} /> : <Request />;
}

function NewPassword({ token, onEnd }: { token: string; onEnd: (how: 'saved' | 'refused') => Promise<void> }) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const { atFields } = useCredentialProblems();
  const form = useApiForm({
    initialValues: { newPassword: '' },
    validate: { newPassword: (password) => check.newPassword(password, undefined) },
    submit: async ({ newPassword }) => {
      try {
        await atFields(resetPassword(token, newPassword), { newPassword: 'newPassword' });
        return 'saved' as const;
      } catch (error) {
        if (error instanceof ApiError && isAboutToken(error)) return 'refused' as const;
        throw error;
      }
    },
    onDone: onEnd,
  });
  return (
    <FormPage lead={t.newLead}>
      <ApiFormView form={form}>
        <NewPasswordInput label={t.newPassword} email={undefined} {...form.fields.getInputProps('newPassword')} />
        <Group>
          <SubmitButton form={form}>{t.savePassword}</SubmitButton>
        </Group>
      </ApiFormView>
    </FormPage>
  );
}

/** Used, expired, or not what the mail had. */
const isAboutToken = ({ code, fields }: ApiError): boolean =>
  code === 'token_invalid' || fields.some(({ field }) => field === 'token');

function Request() {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const [sentTo, setSentTo] = useState<string>();
  const form = useApiForm({
    initialValues: { email: '' },
    validate: { email: check.email },
    submit: ({ email }) => requestReset(email),
    onDone: (_, { email }) => setSentTo(email.trim()),
  });
  if (sentTo) {
    return (
      <Page title={t.sentTitle} lead={t.sentLead(sentTo)} width="narrow">
        <Group>
          <LinkButton to="/auth/login">{t.backToLogin}</LinkButton>
          <Button variant="default" onClick={() => setSentTo(undefined)}>
            {t.sendAgain}
          </Button>
        </Group>
      </Page>
    );
  }
  return (
    <FormPage lead={t.resetLead}>
      <ApiFormView form={form}>
        <EmailInput label={t.email} {...form.fields.getInputProps('email')} />
        <Group>
          <SubmitButton form={form}>{t.sendLink}</SubmitButton>
          <LinkButton to="/auth/login" variant="subtle">
            {t.backToLogin}
          </LinkButton>
        </Group>
      </ApiFormView>
    </FormPage>
  );
}
