import { Button, Group } from '@mantine/core';
import { CodeInput, CurrentPasswordInput, useCredentialChecks, useCredentialProblems } from '../../shared/credentials';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { disableTwoFactor, renewBackupCodes, useRefreshAccount } from './queries';
import { texts } from './texts';

export interface CodesFormProps {
  onCodes: (codes: string[]) => Promise<void>;
  onCancel: () => void;
}

export function NewCodesForm({ onCodes, onCancel }: CodesFormProps) {
  const t = useTexts(texts);
  return <CodeForm send={renewBackupCodes} label={t.newCodes} onCodes={onCodes} onCancel={onCancel} />;
}

/** A code of the app, for which backup codes come. */
export function CodeForm({ send, label, onCodes, onCancel }: CodesFormProps & {
  send: (otp: string) => Promise<{ backupCodes?: string[] }>;
  label: string;
}) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const { problemText, atFields } = useCredentialProblems();
  const form = useApiForm({
    initialValues: { otp: '' },
    validate: { otp: check.code },
    submit: ({ otp }) => atFields(send(otp), { otp: 'otp' }),
    onDone: ({ backupCodes = [] }) => onCodes(backupCodes),
    problemText,
  });
  return (
    <ApiFormView form={form}>
      <CodeInput maw={320} {...form.fields.getInputProps('otp')} />
      <Group>
        <SubmitButton form={form}>{label}</SubmitButton>
        <Button variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
      </Group>
    </ApiFormView>
  );
}

export function TurnOffForm({ onCancel }: { onCancel: () => void }) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const refresh = useRefreshAccount();
  const { problemText, atFields } = useCredentialProblems();
  const form = useApiForm({
    initialValues: { password: '', otp: '' },
    validate: { password: check.required, otp: check.code },
    submit: (proof) => atFields(disableTwoFactor(proof), { password: 'password', otp: 'otp' }),
    onDone: async () => {
      toast.success(t.turnedOff);
      await refresh();
    },
    problemText,
  });
  return (
    <ApiFormView form={form}>
      <CurrentPasswordInput label={t.yourPassword} {...form.fields.getInputProps('password')} />
      <CodeInput maw={320} {...form.fields.getInputProps('otp')} />
      <Group>
        <SubmitButton form={form} color="red.8">
          {t.turnOff}
        </SubmitButton>
        <Button variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
      </Group>
    </ApiFormView>
  );
}
