import { Group } from '@mantine/core';
import { CurrentPasswordInput, NewPasswordInput, useCredentialChecks, useCredentialProblems } from '../../shared/credentials';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import type { User } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { Panel } from '../../shared/panel';
import { changePassword, useRefreshAccount } from './queries';
import { texts } from './texts';

export function PasswordPanel({ user: { email } }: { user: User }) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const refresh = useRefreshAccount();
  const { problemText, atFields } = useCredentialProblems();
  const form = useApiForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: check.required, newPassword: (password) => check.newPassword(password, email) },
    submit: (values) => atFields(changePassword(values), { password: 'currentPassword', newPassword: 'newPassword' }),
    onDone: async () => {
      form.fields.reset();
      toast.success(t.passwordChanged);
      await refresh();
    },
    problemText,
  });
  return (
    <Panel title={t.password}>
      <ApiFormView form={form}>
        <CurrentPasswordInput label={t.currentPassword} {...form.fields.getInputProps('currentPassword')} />
        <NewPasswordInput label={t.newPassword} email={email} {...form.fields.getInputProps('newPassword')} />
        <Group>
          <SubmitButton form={form}>{t.changePassword}</SubmitButton>
        </Group>
      </ApiFormView>
    </Panel>
  );
}
