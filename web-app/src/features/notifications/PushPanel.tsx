import { Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '../../shared/feedback';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { isPushSupported, isSubscribed, subscribeBrowser, unsubscribeBrowser } from './push';
import { texts } from './texts';

const KEY = ['push-subscribed'];

export function PushPanel() {
  const t = useTexts(texts);
  return (
    <Panel title={t.push} lead={t.pushBody}>
      {isPushSupported() ? <Subscription /> : <Text c="dimmed">{t.pushUnsupported}</Text>}
    </Panel>
  );
}

function Subscription() {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const { data: subscribed = false } = useQuery({ queryKey: KEY, queryFn: isSubscribed });
  const [isBusy, setBusy] = useState(false);
  const change = async () => {
    setBusy(true);
    try {
      await (subscribed ? unsubscribeBrowser() : subscribeBrowser());
      toast.success(subscribed ? t.pushEnded : t.pushDone);
    } catch {
      toast.error(t.pushDenied);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: KEY });
    }
  };
  return (
    <Button variant="default" loading={isBusy} onClick={() => void change()}>
      {subscribed ? t.pushOff : t.pushOn}
    </Button>
  );
}
