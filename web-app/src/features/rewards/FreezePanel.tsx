import { Button } from '@mantine/core';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { useBuyFreeze, type Metrics } from './queries';
import { texts } from './texts';

export function FreezePanel({ metrics: { points = 0, streak, freeze } }: { metrics: Metrics }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { number } = useFormat();
  const buy = useBuyFreeze();
  // The same one until it is bought, so that it is paid once though it is sent twice.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const { freezes = 0 } = streak ?? {};
  const { price = 0, held = 0 } = freeze ?? {};
  const ask = async () => {
    const question = { title: t.buyFreezeTitle, body: t.buyFreezeBody(number(price)), confirm: t.buy, cancel: t.cancel };
    if (!(await confirm(question))) return;
    buy.mutate(clientId, {
      onSuccess: () => {
        setClientId(crypto.randomUUID());
        toast.success(t.freezeBought);
      },
      onError: (error) => toast.error(say(error)),
    });
  };
  return (
    <Panel title={t.freezes} lead={t.freezesLead(number(freezes), number(held))}>
      <Button variant="default" w="fit-content" loading={buy.isPending} disabled={points < price || freezes >= held} onClick={() => void ask()}>
        {t.buyFreeze(number(price))}
      </Button>
    </Panel>
  );
}
