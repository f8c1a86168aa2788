import { Anchor, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { deadLetterPath } from './paths';
import { useDeadLetters, useTopics, type Topic } from './queries';
import { texts } from './texts';
import { TopicTable } from './TopicTable';

export default function ServicePage() {
  const t = useTexts(texts);
  const { service = '' } = useParams();
  return (
    <Page title={t.ofService(service)} width="wide" back={{ to: '/admin/dead-letters', label: t.allServices }}>
      <Loaded query={useTopics(service)} loading={<LoadingState height={500} />}>
        {({ items = [] }) => <Waiting service={service} topics={items.filter(({ waiting = 0 }) => waiting > 0)} />}
      </Loaded>
    </Page>
  );
}

function Waiting({ service, topics }: { service: string; topics: readonly Topic[] }) {
  const t = useTexts(texts);
  if (topics.length === 0) return <EmptyState title={t.nothing}>{t.nothingBody}</EmptyState>;
  return (
    <>
      <Panel title={t.topics}>
        <TopicTable service={service} topics={topics} />
      </Panel>
      <DeadLetterList service={service} topics={topics} />
    </>
  );
}

function DeadLetterList({ service, topics }: { service: string; topics: readonly Topic[] }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const [topic, setTopic] = useState('');
  return (
    <Panel title={t.list}>
      {topics.length > 1 && (
        <NativeSelect
          label={t.onlyTopic}
          mb="md"
          maw={480}
          value={topic}
          onChange={({ currentTarget }) => setTopic(currentTarget.value)}
          data={[{ value: '', label: t.everyTopic }, ...topics.map((known) => known.topic ?? '')]}
        />
      )}
      <DataTable
        caption={t.list}
        pages={useDeadLetters(service, topic || undefined)}
        rowKey={({ id = '' }) => id}
        columns={[
          {
            header: t.at,
            cell: ({ id, at }) => (
              <Anchor component={Link} to={deadLetterPath(service, id)} inherit style={{ whiteSpace: 'nowrap' }}>
                {at ? dateTime(at) : id}
              </Anchor>
            ),
          },
          { header: t.type, cell: ({ type }) => <Word>{type ?? t.unknownType}</Word> },
          { header: t.cause, cell: ({ cause }) => <Word>{cause}</Word> },
          { header: t.group, cell: ({ group }) => <Word>{group}</Word> },
        ]}
        empty={<Text c="dimmed">{t.nothing}</Text>}
      />
    </Panel>
  );
}

function Word({ children }: { children: string | undefined }) {
  return (
    <Text inherit lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  );
}
