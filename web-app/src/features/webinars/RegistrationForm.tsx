import { Button, Group, TextInput } from '@mantine/core';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { ownZone } from '../../shared/local-time';
import { useSession } from '../../shared/session';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { register, useRefresh, type Registration, type Upcoming } from './queries';
import { texts } from './texts';

export interface RegistrationFormProps {
  webinar: Upcoming;
  onDone: (registration: Registration) => void;
  onCancel: () => void;
}

export function RegistrationForm(props: RegistrationFormProps) {
  const { user, query } = useSession();
  if (user === undefined && !query.error) return <LoadingState height={200} />;
  return <Form {...props} name={user?.name ?? ''} email={user?.email ?? ''} />;
}

function Form({ webinar: { id = '', full }, onDone, onCancel, name, email }: RegistrationFormProps & { name: string; email: string }) {
  const t = useTexts(texts);
  const refresh = useRefresh();
  const form = useApiForm({
    initialValues: { name, email },
    submit: (values) => register({ ...values, webinarId: id, timezone: ownZone() }),
    onDone: (registration) => {
      onDone(registration);
      // Whether there are seats may be another matter now.
      void refresh();
    },
    problemText: ({ code }) => (code === 'webinar_closed' ? t.closed : undefined),
  });
  const { getInputProps } = form.fields;
  return (
    <ApiFormView form={form}>
      <TextInput label={t.name} required autoFocus maxLength={100} autoComplete="name" {...getInputProps('name')} />
      <TextInput label={t.email} required type="email" maxLength={254} autoComplete="email" {...getInputProps('email')} />
      <Group>
        <SubmitButton form={form}>{full ? t.wait : t.register}</SubmitButton>
        <Button variant="default" onClick={onCancel}>
          {t.notNow}
        </Button>
      </Group>
    </ApiFormView>
  );
}
