import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CodeInput, useCredentialChecks, useCredentialProblems } from '../../shared/credentials';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import type { User } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { FormPage } from './parts';
import { login, type Credentials } from './queries';
import { texts } from './texts';

export interface SecondFactorStepProps {
  credentials: Credentials;
  onBack: () => void;
  onSignedIn: (user: User | undefined) => Promise<void>;
}

type Kind = 'otp' | 'backupCode';

export function SecondFactorStep({ onBack, ...step }: SecondFactorStepProps) {
  const t = useTexts(texts);
  const [kind, setKind] = useState<Kind>('otp');
  return (
    <FormPage title={t.secondTitle} lead={t.secondLead}>
      <Stack>
        <CodeForm key={kind} kind={kind} {...step} />
        <Group gap="xs">
          <Button variant="subtle" size="compact-sm" onClick={() => setKind(kind === 'otp' ? 'backupCode' : 'otp')}>
            {kind === 'otp' ? t.useBackup : t.useApp}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={onBack}>
            {t.otherAccount}
          </Button>
        </Group>
      </Stack>
    </FormPage>
  );
}

function CodeForm({ kind, credentials, onSignedIn }: { kind: Kind } & Omit<SecondFactorStepProps, 'onBack'>) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const { problemText, atFields } = useCredentialProblems();
  const form = useApiForm({
    initialValues: { code: '' },
    validate: { code: kind === 'otp' ? check.code : check.required },
    submit: ({ code }) => atFields(login({ ...credentials, [kind]: code }), { [kind]: 'code' }),
    onDone: ({ user }) => onSignedIn(user),
    fieldNames: { otp: 'code', backupCode: 'code' },
    problemText,
  });
  const input = { ...form.fields.getInputProps('code'), 'data-autofocus': true };
  return (
    <ApiFormView form={form}>
      {kind === 'otp' ? (
        <CodeInput {...input} />
      ) : (
        <TextInput
          label={t.backupCode}
          description={t.backupHint}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
          withAsterisk={false}
          {...input}
        />
      )}
      <Group>
        <SubmitButton form={form}>{t.verify}</SubmitButton>
      </Group>
    </ApiFormView>
  );
}
