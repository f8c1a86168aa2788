import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { ChatWindow } from './ChatWindow';
import { beginChat, closeChat, mailTranscript, useAvailability } from './queries';
import { texts } from './texts';
import { useChat } from './use-chat';

/** The chat of this tab survives a reload. */
const KEY = 'support-chat';

export default function LiveSupportPage() {
  const t = useTexts(texts);
  const [id, setId] = useState(() => sessionStorage.getItem(KEY));
  const show = (next: string | null) => {
    if (next) sessionStorage.setItem(KEY, next);
    else sessionStorage.removeItem(KEY);
    setId(next);
  };
  return (
    <Page lead={t.lead}>{id ? <OpenChat id={id} onAnother={() => show(null)} /> : <Begin onBegun={show} />}</Page>
  );
}

function Begin({ onBegun }: { onBegun: (id: string) => void }) {
  const t = useTexts(texts);
  return (
    <Loaded query={useAvailability()} loading={<LoadingState height={300} />}>
      {({ available }) =>
        available ? (
          <BeginForm onBegun={onBegun} />
        ) : (
          <EmptyState
            title={t.nobody}
            action={
              <Button component={Link} to="/support/create-ticket">
                {t.writeTicket}
              </Button>
            }
          >
            {t.nobodyBody}
          </EmptyState>
        )
      }
    </Loaded>
  );
}

function BeginForm({ onBegun }: { onBegun: (id: string) => void }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const form = useApiForm({
    initialValues: { name: '', email: '' },
    submit: (values) => beginChat(user ? {} : values),
    onDone: ({ chat }) => onBegun(chat?.id ?? ''),
    problemText: ({ code }) => (code === 'sign_in_required' ? t.noVisitor : undefined),
  });
  return (
    <Panel title={t.begin}>
      <ApiFormView form={form}>
        {user === null && (
          <>
            <TextInput label={t.name} required maxLength={100} autoComplete="name" {...form.fields.getInputProps('name')} />
            <TextInput
              label={t.email}
              description={t.emailHint}
              type="email"
              required
              maxLength={254}
              autoComplete="email"
              {...form.fields.getInputProps('email')}
            />
          </>
        )}
        <SubmitButton form={form}>{t.begin}</SubmitButton>
      </ApiFormView>
    </Panel>
  );
}

function OpenChat({ id, onAnother }: { id: string; onAnother: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const chat = useChat(id);
  const isClosed = chat.chat?.status === 'closed';
  const attempt = (action: Promise<unknown>, done?: string) =>
    action.then(() => done && toast.success(done)).catch((error: unknown) => toast.error(say(error)));
  const close = async () => {
    const question = { title: t.closeTitle, body: t.closeBody, confirm: t.close, cancel: t.keep };
    if (await confirm(question)) await attempt(closeChat(id));
  };
  return (
    <Stack>
      <ChatWindow side="user" {...chat} />
      <Group>
        <Button variant="default" onClick={() => void attempt(mailTranscript(id), t.transcriptSent)}>
          {t.transcript}
        </Button>
        {isClosed || !chat.chat ? (
          <Button onClick={onAnother}>{t.another}</Button>
        ) : (
          <Button variant="default" onClick={() => void close()}>
            {t.close}
          </Button>
        )}
      </Group>
      {chat.chat?.assignedName && <Text c="dimmed">{t.with(chat.chat.assignedName)}</Text>}
    </Stack>
  );
}
