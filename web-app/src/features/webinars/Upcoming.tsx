import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../shared/format';
import { ownZone, zoneName } from '../../shared/local-time';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useUpcoming, type Registration, type Upcoming as Webinar } from './queries';
import { RegistrationForm } from './RegistrationForm';
import { Result } from './Result';
import { texts } from './texts';

export function Upcoming() {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<string>();
  return (
    <Page lead={t.lead}>
      <Loaded query={useUpcoming()}>
        {(webinars) =>
          webinars.length === 0 ? (
            <EmptyState title={t.none}>{t.noneBody}</EmptyState>
          ) : (
            <Stack>
              <Text c="dimmed" size="sm">
                {t.zone(zoneName(ownZone()))}
              </Text>
              {webinars.map((webinar) => (
                <WebinarPanel
                  key={webinar.id}
                  webinar={webinar}
                  isChosen={webinar.id === chosen}
                  onChoose={(isChosen) => setChosen(isChosen ? webinar.id : undefined)}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

interface WebinarPanelProps {
  webinar: Webinar;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function WebinarPanel({ webinar, isChosen, onChoose }: WebinarPanelProps) {
  const t = useTexts(texts);
  const { day, clock, number } = useFormat();
  const [result, setResult] = useState<Registration>();
  const { title = '', description, start = '', end = '', full, capacity = 0 } = webinar;
  const choose = (
    <Button w="fit-content" aria-label={(full ? t.waitName : t.chooseName)(title)} onClick={() => onChoose(true)}>
      {full ? t.wait : t.choose}
    </Button>
  );
  const done = (registration: Registration) => {
    setResult(registration);
    onChoose(false);
  };
  return (
    <Panel title={title} lead={t.when(day(start), clock(start), clock(end))}>
      <Stack>
        {description && <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{description}</Text>}
        <Group>
          <Badge color={full ? 'gray' : 'sea'}>{full ? t.waitingList : t.seats(number(capacity))}</Badge>
        </Group>
        {result && <Result registration={result} />}
        {isChosen ? (
          <RegistrationForm webinar={webinar} onDone={done} onCancel={() => onChoose(false)} />
        ) : (
          !result && choose
        )}
      </Stack>
    </Panel>
  );
}
