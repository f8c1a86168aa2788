import { Alert, Button, Code, Text } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { ApiError, useProblemText } from '../../shared/api';
import { Facts } from '../../shared/facts';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { servicePath } from './paths';
import { pretty, withoutStackTrace } from './payload';
import { useDeadLetter, useDrop, useRetry, type DeadLetter } from './queries';
import { texts } from './texts';

export default function DeadLetterPage() {
  const t = useTexts(texts);
  const { service = '', id = '' } = useParams();
  const letter = useDeadLetter(service, id);
  return (
    <Page
      title={letter.data?.type}
      width="wide"
      back={{ to: servicePath(service), label: t.ofService(service) }}
      actions={letter.data && <Actions service={service} id={id} />}
    >
      <Loaded query={letter} loading={<LoadingState height={600} />}>
        {(found) => <Content letter={found} />}
      </Loaded>
    </Page>
  );
}

function Actions({ service, id }: { service: string; id: string }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const navigate = useNavigate();
  const retry = useRetry(service, id);
  const drop = useDrop(service, id);
  const isBusy = retry.isPending || drop.isPending;
  const done = (text: string) => ({
    onSuccess: async () => {
      toast.success(text);
      await navigate(servicePath(service));
    },
    onError: (error: Error) =>
      toast.error(error instanceof ApiError && error.code === 'dead_letter_too_old' ? t.tooOld : say(error)),
  });
  const askToDrop = async () => {
    const question = { title: t.dropTitle, body: t.dropBody, confirm: t.drop, cancel: t.cancel, danger: true };
    if (await confirm(question)) drop.mutate(undefined, done(t.dropped));
  };
  return (
    <>
      <Button loading={retry.isPending} disabled={isBusy} onClick={() => retry.mutate(undefined, done(t.retriedOne))}>
        {t.retry}
      </Button>
      <Button variant="default" loading={drop.isPending} disabled={isBusy} onClick={() => void askToDrop()}>
        {t.drop}
      </Button>
    </>
  );
}

function Content({ letter }: { letter: DeadLetter }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const { id, topic, group, at, key, eventId, cause, payload } = letter;
  const { stackTrace, headers } = withoutStackTrace(letter.headers ?? {});
  return (
    <>
      <Alert color="red" variant="outline" title={t.cause}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {cause}
        </Text>
      </Alert>
      <Panel title={t.facts}>
        <Facts
          facts={[
            [t.at, at && dateTime(at)],
            [t.topic, topic],
            [t.group, group],
            [t.about, key],
            [t.eventId, eventId],
            [t.id, id],
          ]}
        />
      </Panel>
      <Panel title={t.payload}>
        {typeof payload === 'string' ? <Block label={t.payload}>{pretty(payload)}</Block> : t.noPayload}
      </Panel>
      {stackTrace && (
        <Panel title={t.stackTrace}>
          <Block label={t.stackTrace}>{stackTrace}</Block>
        </Panel>
      )}
      <Panel title={t.headers}>
        <Block label={t.headers}>{headers}</Block>
      </Panel>
    </>
  );
}

/** Scrolls within itself, by keyboard too. */
function Block({ label, children }: { label: string; children: string }) {
  return (
    <Code block tabIndex={0} role="group" aria-label={label} mah={420} style={{ overflow: 'auto' }}>
      {children}
    </Code>
  );
}
