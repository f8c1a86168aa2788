import { Box, Group } from '@mantine/core';
import { useNavigate } from 'react-router';
import { CodeInput, CurrentPasswordInput, useCredentialChecks, useCredentialProblems } from '../../shared/credentials';
import { confirm, toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { Part } from './parts';
import { eraseAccount } from './queries';
import { texts } from './texts';

/** The password, then a question, then it is gone. */
export function ErasePart({ needsCode }: { needsCode: boolean }) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const { problemText, atFields } = useCredentialProblems();
  const { signOut } = useSession();
  const navigate = useNavigate();
  const form = useApiForm({
    initialValues: { password: '', otp: '' },
    validate: { password: check.required, otp: (code) => (needsCode ? check.code(code) : null) },
    submit: async ({ password, otp }) => {
      const question = { title: t.sure, body: t.sureBody, confirm: t.erase, cancel: t.keep, danger: true };
      if (!(await confirm(question))) return false;
      await atFields(eraseAccount({ password, ...(needsCode && { otp }) }), { password: 'password', otp: 'otp' });
      return true;
    },
    onDone: async (isErased) => {
      if (!isErased) return;
      // The cookies are gone; what the page knows of the account goes, too.
      await signOut();
      toast.success(t.erased);
      await navigate('/');
    },
    problemText,
  });
  return (
    <Part title={t.eraseTitle} lead={t.eraseBody}>
      <Box w="100%" maw={420}>
        <ApiFormView form={form}>
          <CurrentPasswordInput label={t.password} {...form.fields.getInputProps('password')} />
          {needsCode && <CodeInput {...form.fields.getInputProps('otp')} />}
          <Group>
            <SubmitButton form={form} color="red.8">
              {t.erase}
            </SubmitButton>
          </Group>
        </ApiFormView>
      </Box>
    </Part>
  );
}
