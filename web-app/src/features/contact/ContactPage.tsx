import { Button, Card, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './ContactPage.module.css';
import { openForm, sendMessage, type Message } from './queries';
import { texts } from './texts';

export default function ContactPage() {
  const t = useTexts(texts);
  const [isSent, setSent] = useState(false);
  return (
    <Page lead={t.lead}>
      {isSent ? (
        <EmptyState title={t.sent} action={<Button onClick={() => setSent(false)}>{t.another}</Button>}>
          {t.sentBody}
        </EmptyState>
      ) : (
        <Open onSent={() => setSent(true)} />
      )}
    </Page>
  );
}

function Open({ onSent }: { onSent: () => void }) {
  const { user } = useSession();
  const form = useQuery({
    queryKey: ['contact', 'form'],
    queryFn: ({ signal }) => openForm(signal),
    // Each is sent once.
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <Loaded query={form} loading={<LoadingState height={560} />}>
      {(opened) =>
        user === undefined ? (
          <LoadingState height={560} />
        ) : (
          <Form opened={opened} name={user?.name ?? ''} email={user?.email ?? ''} onSent={onSent} />
        )
      }
    </Loaded>
  );
}

interface FormProps {
  opened: Awaited<ReturnType<typeof openForm>>;
  name: string;
  email: string;
  onSent: () => void;
}

function Form({ opened, name, email, onSent }: FormProps) {
  const t = useTexts(texts);
  const form = useApiForm<Message>({
    initialValues: { name, email, category: 'general', subject: '', message: '', website: '' },
    submit: (values) => sendMessage(values, opened),
    onDone: onSent,
  });
  const { getInputProps } = form.fields;
  return (
    <Card>
      <ApiFormView form={form}>
        <TextInput label={t.name} required maxLength={100} autoComplete="name" {...getInputProps('name')} />
        <TextInput label={t.email} required type="email" maxLength={254} autoComplete="email" {...getInputProps('email')} />
        <NativeSelect
          label={t.category}
          data={Object.entries(t.categories).map(([value, label]) => ({ value, label }))}
          {...getInputProps('category')}
        />
        <TextInput label={t.subject} required maxLength={200} {...getInputProps('subject')} />
        <Textarea label={t.message} required autosize minRows={6} maxRows={16} maxLength={5000} {...getInputProps('message')} />
        <div className={classes.trap} aria-hidden>
          <TextInput label={t.website} tabIndex={-1} autoComplete="off" {...getInputProps('website')} />
        </div>
        <SubmitButton form={form}>{t.send}</SubmitButton>
      </ApiFormView>
    </Card>
  );
}
