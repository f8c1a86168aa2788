import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError, useProblemText } from '../../shared/api';
import { BILLING_KEY } from '../../shared/billing';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

const LOOKS_EVERY_MS = 3_000;

/** Why a payment did not go through, and what can be done about it. */
export function PaymentProblem({ error }: { error: unknown }) {
  const t = useTexts(texts);
  const say = useProblemText();
  if (!error) return null;
  const { code, members } = error instanceof ApiError ? error : { code: '', members: {} as Record<string, unknown> };
  if (code === 'payment_confirmation_required' && typeof members.confirmUrl === 'string')
    return <BankConfirmation url={members.confirmUrl} />;
  return (
    <Alert color="red" variant="outline" role="alert">
      {code === 'payment_method_required' ? t.noCard : say(error)}
    </Alert>
  );
}

/** 3-D Secure: the buyer confirms on a page of Stripe, which does not lead back. */
function BankConfirmation({ url }: { url: string }) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  useEffect(() => {
    const look = () => {
      for (const key of ['own plan', 'subscriptions']) void queries.invalidateQueries({ queryKey: [...BILLING_KEY, key] });
    };
    const timer = setInterval(look, LOOKS_EVERY_MS);
    return () => clearInterval(timer);
  }, [queries]);
  return (
    <Alert color="yellow" variant="outline" title={t.bankTitle} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t.bankBody}</Text>
        <Anchor href={url} target="_blank" rel="noreferrer" underline="always" fw={600}>
          {t.bankDo}
        </Anchor>
      </Stack>
    </Alert>
  );
}
