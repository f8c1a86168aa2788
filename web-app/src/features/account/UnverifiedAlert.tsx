import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import type { User } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { sendVerification } from './queries';
import { texts } from './texts';

/** Reminds of an address that is not confirmed. */
export function UnverifiedAlert({ user }: { user: User }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const mail = useMutation({
    mutationFn: sendVerification,
    onSuccess: () => toast.success(t.mailSent),
    onError: (failure) => toast.error(say(failure)),
  });
  if (user.emailVerified) return null;
  return (
    <Alert variant="outline" icon={<IconMail aria-hidden />} title={t.confirmAddress}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{t.confirmAddressBody(user.email ?? '')}</Text>
        <Button size="xs" variant="default" loading={mail.isPending} onClick={() => mail.mutate()}>
          {t.sendMail}
        </Button>
      </Stack>
    </Alert>
  );
}
