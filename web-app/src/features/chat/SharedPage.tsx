import { Button, Card, Group, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { chatPath, useAgent } from '../../shared/agent';
import { ApiError } from '../../shared/api';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { ErrorState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { AnswerFrame } from './AnswerView';
import { AnswerText } from './AnswerText';
import classes from './Chat.module.css';
import { useShared } from './queries';
import { texts } from './texts';

/** A conversation that somebody shared: to read, and nothing else. */
export default function SharedPage() {
  const t = useTexts(texts);
  const { date } = useFormat();
  const token = new URLSearchParams(useLocation().hash.slice(1)).get('token') ?? '';
  const shared = useShared(token);
  if (!token) return <Nothing title={t.sharedNoToken} body={t.sharedNoTokenBody} />;
  if (shared.error instanceof ApiError && shared.error.status === 404) return <Nothing title={t.sharedGone} body={t.sharedGoneBody} />;
  if (shared.error) {
    return (
      <Page>
        <ErrorState error={shared.error} onRetry={() => void shared.refetch()} />
      </Page>
    );
  }
  if (!shared.data) {
    return (
      <Page>
        <Skeleton height={500} />
      </Page>
    );
  }
  const { title, agentId = '', agentName = '', sharedAt } = shared.data;
  return (
    <Page title={title} lead={sharedAt && t.sharedWith(agentName, date(sharedAt))}>
      {shared.hasOlder && (
        <Group justify="center">
          <Button variant="default" size="xs" loading={shared.isLoadingOlder} onClick={shared.loadOlder}>
            {t.older}
          </Button>
        </Group>
      )}
      <Card>
        <VisuallyHidden>
          <h2>{t.conversation}</h2>
        </VisuallyHidden>
        <Messages agentId={agentId} agentName={agentName} messages={shared.data.messages} />
      </Card>
      <Group justify="center">
        <Button component={Link} to={chatPath(agentId)}>
          {t.talkYourself(agentName)}
        </Button>
      </Group>
    </Page>
  );
}

type SharedMessages = NonNullable<ReturnType<typeof useShared>['data']>['messages'];

function Messages({ agentId, agentName, messages }: { agentId: string; agentName: string; messages: SharedMessages }) {
  const t = useTexts(texts);
  const agent = { id: agentId, name: agentName, category: useAgent(agentId).data?.category };
  return (
    <ol className={classes.messages}>
      {messages.map(({ role, content = '' }, i) =>
        role === 'user' ? (
          <li key={i} className={classes.question}>
            <VisuallyHidden>{t.question}</VisuallyHidden>
            <Text className={classes.bubble}>{content}</Text>
          </li>
        ) : (
          <AnswerFrame key={i} agent={agent}>
            <AnswerText text={content} />
          </AnswerFrame>
        ),
      )}
    </ol>
  );
}

function Nothing({ title, body }: { title: string; body: string }) {
  const t = useTexts(texts);
  return (
    <Page title={title} lead={body} width="narrow">
      <div>
        <Button component={Link} to="/agents" variant="default">
          {t.otherAgents}
        </Button>
      </div>
    </Page>
  );
}
