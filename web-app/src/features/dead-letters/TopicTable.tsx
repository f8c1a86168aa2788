import { Button } from '@mantine/core';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { RowTable } from '../../shared/list';
import { useTexts } from '../../shared/texts';
import { useRetryTopic, type Topic } from './queries';
import { texts } from './texts';

export function TopicTable({ service, topics }: { service: string; topics: readonly Topic[] }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <RowTable
      caption={t.topics}
      rows={topics}
      rowKey={({ topic = '' }) => topic}
      columns={[
        { header: t.topic, cell: ({ topic }) => <span style={{ overflowWrap: 'anywhere' }}>{topic}</span> },
        { header: t.waiting, cell: ({ waiting = 0 }) => number(waiting), align: 'right' },
        { header: t.actions, cell: (topic) => <RetryAll service={service} topic={topic} />, align: 'right' },
      ]}
    />
  );
}

function RetryAll({ service, topic: { topic = '', waiting = 0 } }: { service: string; topic: Topic }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { number } = useFormat();
  const retry = useRetryTopic(service);
  const ask = async () => {
    const body = t.retryTopicBody(number(waiting), topic);
    const question = { title: t.retryTopicTitle, body, confirm: t.retryAll, cancel: t.cancel };
    if (!(await confirm(question))) return;
    retry.mutate(topic, {
      onSuccess: ({ retried = 0, more }) =>
        toast.success(more ? t.retriedMore(number(retried)) : t.retried(number(retried))),
      onError: (error) => toast.error(say(error)),
    });
  };
  return (
    <Button size="xs" variant="default" loading={retry.isPending} aria-label={t.retryTopic(topic)} onClick={() => void ask()}>
      {t.retryAll}
    </Button>
  );
}
