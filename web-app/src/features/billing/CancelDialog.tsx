import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Subscription } from '../../shared/billing';
import { Dialog } from '../../shared/dialog/Dialog';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { PaymentProblem } from './PaymentProblem';
import { cancel, useChange } from './queries';
import { texts } from './texts';

export interface CancelDialogProps {
  subscription: Subscription;
  name: string;
  isOpen: boolean;
  onClose: () => void;
}

export default function CancelDialog({ subscription, name, isOpen, onClose }: CancelDialogProps) {
  const t = useTexts(texts);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t.cancelTitle(name)}>
      <Choice subscription={subscription} onClose={onClose} />
    </Dialog>
  );
}

function Choice({ subscription, onClose }: Pick<CancelDialogProps, 'subscription' | 'onClose'>) {
  const t = useTexts(texts);
  const { date } = useFormat();
  const { id = '', status, expiryDate = '', autoRenew } = subscription;
  const isUnpaid = status === 'past_due' || status === 'paused';
  const [when, setWhen] = useState(autoRenew && !isUnpaid ? 'end' : 'now');
  const cancelling = useChange(cancel, (after) => {
    toast.success(after.endedAt ? t.canceled : t.endsThen);
    onClose();
  });
  return (
    <Stack>
      {isUnpaid ? (
        <Text>{t.unpaidBody}</Text>
      ) : (
        <Radio.Group label={t.cancelWhen} value={when} onChange={setWhen}>
          <Stack gap="sm" mt="xs">
            {autoRenew && <Radio value="end" label={t.atEnd(date(expiryDate))} description={t.atEndBody} />}
            <Radio value="now" label={t.now} description={t.nowBody} />
          </Stack>
        </Radio.Group>
      )}
      <PaymentProblem error={cancelling.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t.keep}
        </Button>
        <Button
          color="red.8"
          loading={cancelling.isPending}
          onClick={() => cancelling.mutate({ id, atPeriodEnd: when === 'end' })}
        >
          {t.cancelDo}
        </Button>
      </Group>
    </Stack>
  );
}
