import { ActionIcon, Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { useTexts } from '../../shared/texts';
import { share, withdraw } from './queries';
import type { DialogProps } from './RenameDialog';
import { texts } from './texts';
import { useCopy } from '../../shared/clipboard';

/** Behind the hash it is in no request and no log, and a parameter of this name in no page view. */
const linkOf = (token: string): string => `${location.origin}/chat/shared#token=${token}`;

export default function ShareDialog({ conversation: { conversationId: id = '' }, onClose }: DialogProps) {
  const t = useTexts(texts);
  const say = useProblemText();
  const [link, setLink] = useState<string>();
  const [note, setNote] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const attempt = async (action: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    setNote(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(say(error));
    } finally {
      setBusy(false);
    }
  };
  const create = async () => setLink(linkOf((await share(id)).token ?? ''));
  const end = async () => {
    await withdraw(id);
    setLink(undefined);
    setNote(t.withdrawn);
  };
  return (
    <Modal opened onClose={onClose} title={t.shareTitle} closeButtonProps={{ 'aria-label': t.close }}>
      <Stack>
        <Text size="sm">{t.shareBody}</Text>
        {problem && (
          <Alert color="red" variant="outline" role="alert">
            {problem}
          </Alert>
        )}
        {link && <ShareLink link={link} />}
        {note && (
          <Text size="sm" role="status">
            {note}
          </Text>
        )}
        <Group>
          <Button loading={isBusy} onClick={() => void attempt(create)}>
            {t.createLink}
          </Button>
          <Button variant="default" disabled={isBusy} onClick={() => void attempt(end)}>
            {t.withdraw}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function ShareLink({ link }: { link: string }) {
  const t = useTexts(texts);
  const { copied, copy } = useCopy();
  return (
    <TextInput
      label={t.link}
      description={t.linkOnce}
      readOnly
      value={link}
      onFocus={({ currentTarget }) => currentTarget.select()}
      rightSection={
        <ActionIcon variant="subtle" aria-label={copied ? t.copied : t.copy} onClick={() => void copy(link)}>
          {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        </ActionIcon>
      }
    />
  );
}
