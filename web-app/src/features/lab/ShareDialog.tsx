import { ActionIcon, Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useProblemText } from '../../shared/api';
import { useCopy } from '../../shared/clipboard';
import { Dialog } from '../../shared/dialog/Dialog';
import { useFormat } from '../../shared/format';
import { defineTexts, useTexts } from '../../shared/texts';
import { useSharing, type Experiment, type SharedLink } from './queries';

const texts = defineTexts({
  en: {
    title: 'Share this run',
    body: 'Who has the link sees the result and what you asked for, without your name and without the files that you uploaded.',
    create: 'Create a link',
    withdraw: 'Withdraw the link',
    withdrawn: 'The link shows nothing any more.',
    link: 'Link',
    until: (date: string) => `Good until ${date}`,
    copy: 'Copy the link',
    copied: 'Copied',
  },
});

interface ShareDialogProps {
  run: Experiment;
  isOpen: boolean;
  onClose: () => void;
}

export default function ShareDialog({ run, isOpen, onClose }: ShareDialogProps) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { share, withdraw } = useSharing(run.experimentId ?? '');
  const problem = share.error ?? withdraw.error;
  const link = share.data;
  return (
    <Dialog title={t.title} isOpen={isOpen} onClose={onClose}>
      <Stack>
        <Text size="sm">{t.body}</Text>
        {problem && (
          <Alert color="red" variant="outline" role="alert">
            {say(problem)}
          </Alert>
        )}
        {link && <LinkField link={link} />}
        <Text size="sm" role="status">
          {withdraw.isSuccess && t.withdrawn}
        </Text>
        <Group>
          <Button
            loading={share.isPending}
            onClick={() => {
              withdraw.reset();
              share.mutate();
            }}
          >
            {t.create}
          </Button>
          {(link ?? run.shared) && (
            <Button
              variant="default"
              loading={withdraw.isPending}
              onClick={() => {
                share.reset();
                withdraw.mutate();
              }}
            >
              {t.withdraw}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

function LinkField({ link: { url = '', expiresAt = '' } }: { link: SharedLink }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  const { copied, copy } = useCopy();
  const address = new URL(url, location.origin).href;
  return (
    <TextInput
      label={t.link}
      description={t.until(date(expiresAt))}
      readOnly
      value={address}
      onFocus={({ currentTarget }) => currentTarget.select()}
      rightSection={
        <ActionIcon variant="subtle" aria-label={copied ? t.copied : t.copy} onClick={() => void copy(address)}>
          {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        </ActionIcon>
      }
    />
  );
}
