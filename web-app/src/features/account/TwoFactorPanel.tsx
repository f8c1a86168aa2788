import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import type { User } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { BackupCodes } from './BackupCodes';
import { Panel } from '../../shared/panel';
import { startTwoFactor, useRefreshAccount } from './queries';
import { texts } from './texts';
import { NewCodesForm, TurnOffForm } from './TwoFactorForms';
import { TwoFactorSetup } from './TwoFactorSetup';
import { UnverifiedAlert } from './UnverifiedAlert';

export function TwoFactorPanel({ user }: { user: User }) {
  const t = useTexts(texts);
  const refresh = useRefreshAccount();
  const [codes, setCodes] = useState<string[]>();
  const showCodes = async (fresh: string[]) => {
    setCodes(fresh);
    await refresh();
  };
  return (
    <Panel title={t.twoFactor} lead={t.twoFactorLead}>
      {codes ? (
        <BackupCodes codes={codes} onStored={() => setCodes(undefined)} />
      ) : user.twoFactorEnabled ? (
        <TurnedOn onCodes={showCodes} />
      ) : user.emailVerified ? (
        <TurnedOff onCodes={showCodes} />
      ) : (
        <Stack>
          <Text>{t.needsConfirmed}</Text>
          <UnverifiedAlert user={user} />
        </Stack>
      )}
    </Panel>
  );
}

interface WithCodes {
  onCodes: (codes: string[]) => Promise<void>;
}

function TurnedOff({ onCodes }: WithCodes) {
  const t = useTexts(texts);
  const say = useProblemText();
  const start = useMutation({ mutationFn: startTwoFactor, onError: (error) => toast.error(say(error)) });
  if (start.data) return <TwoFactorSetup setup={start.data} onCodes={onCodes} onCancel={start.reset} />;
  return (
    <Group>
      <Text fw={600}>{t.off}</Text>
      <Button loading={start.isPending} onClick={() => start.mutate()}>
        {t.turnOn}
      </Button>
    </Group>
  );
}

function TurnedOn({ onCodes }: WithCodes) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'codes' | 'off'>();
  const close = () => setOpen(undefined);
  if (open === 'codes') return <NewCodesForm onCodes={onCodes} onCancel={close} />;
  if (open === 'off') return <TurnOffForm onCancel={close} />;
  return (
    <Group>
      <Text fw={600}>{t.on}</Text>
      <Button variant="default" onClick={() => setOpen('codes')}>
        {t.newCodes}
      </Button>
      <Button variant="default" onClick={() => setOpen('off')}>
        {t.turnOff}
      </Button>
    </Group>
  );
}
