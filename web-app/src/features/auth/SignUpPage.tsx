import { Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EmailInput, NewPasswordInput, useCredentialChecks, useCredentialProblems } from '../../shared/credentials';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { useNext } from './next';
import { FormPage, LinkButton, SignedInAlready } from './parts';
import { login, register } from './queries';
import { texts } from './texts';

export default function SignUpPage() {
  const { user } = useSession();
  const { next } = useNext();
  const [created, setCreated] = useState<string>();
  if (created) return <Created email={created} next={next} />;
  if (user) return <SignedInAlready user={user} next={next} />;
  return <SignUp onCreated={setCreated} />;
}

function SignUp({ onCreated }: { onCreated: (email: string) => void }) {
  const t = useTexts(texts);
  const { query } = useNext();
  const { signedIn } = useSession();
  const check = useCredentialChecks();
  const { problemText, atFields } = useCredentialProblems();
  const form = useApiForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: check.required,
      email: check.email,
      password: (password, { email }) => check.newPassword(password, email),
    },
    submit: (account) => atFields(register(account), { newPassword: 'password' }),
    onDone: async (_, { email, password }) => {
      onCreated(email.trim());
      await login({ email, password });
      await signedIn();
    },
    problemText: (error) => (error.code === 'email_taken' ? t.taken : problemText(error)),
  });
  const { email } = form.fields.values;
  return (
    <FormPage
      lead={t.signUpLead}
      instead={{ question: t.alreadyHere, to: `/auth/login${query}`, label: t.signIn }}
    >
      <ApiFormView form={form}>
        <TextInput
          label={t.name}
          description={t.nameHint}
          autoComplete="name"
          maxLength={100}
          required
          withAsterisk={false}
          {...form.fields.getInputProps('name')}
        />
        <EmailInput label={t.email} {...form.fields.getInputProps('email')} />
        <NewPasswordInput label={t.password} email={email} {...form.fields.getInputProps('password')} />
        <Group>
          <SubmitButton form={form}>{t.signUp}</SubmitButton>
        </Group>
      </ApiFormView>
    </FormPage>
  );
}

function Created({ email, next }: { email: string; next: string }) {
  const t = useTexts(texts);
  return (
    <Page title={t.createdTitle} lead={t.createdLead(email)} width="narrow">
      <Text>{t.createdBody}</Text>
      <Group>
        <LinkButton to={next}>{next === '/dashboard' ? t.dashboard : t.goOn}</LinkButton>
      </Group>
    </Page>
  );
}
