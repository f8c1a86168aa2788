import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useDeviceName } from '../../shared/device';
import { Facts, type Fact } from '../../shared/facts';
import { useFormat } from '../../shared/format';
import { useHasRoute } from '../../shared/frame';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useVisit, useVisitor, useVisitsOf, type Visit } from './queries';
import { StepList } from './StepList';
import { texts } from './texts';
import { useVisitColumns } from './visit-columns';

export default function VisitPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const { dateTime } = useFormat();
  const queries = useQueryClient();
  const visit = useVisit(id);
  const { startTime, endTime, visitorId } = visit.data ?? {};
  const refresh = () => void queries.invalidateQueries({ queryKey: ['visits'] });
  return (
    <Page
      title={startTime && t.visit(dateTime(startTime))}
      width="wide"
      back={{ to: '/admin/visits', label: t.allVisits }}
      actions={
        <>
          {startTime && !endTime && <Badge size="lg">{t.ongoing}</Badge>}
          <Button variant="default" onClick={refresh}>
            {t.refresh}
          </Button>
        </>
      }
    >
      <Loaded query={visit} loading={<LoadingState height={600} />}>
        {(found) => (
          <>
            <Panel title={t.facts}>
              <VisitFacts visit={found} />
            </Panel>
            <Panel title={t.steps} lead={t.stepsLead}>
              <StepList visitId={id} />
            </Panel>
            {visitorId && <VisitorPanel id={visitorId} visitId={id} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const joined = (values: Record<string, string> | undefined): string => Object.values(values ?? {}).join(', ');

function VisitFacts({ visit }: { visit: Visit }) {
  const t = useTexts(texts);
  const { duration, number } = useFormat();
  const deviceName = useDeviceName();
  const facts: Fact[] = [
    [t.device, deviceName(visit.deviceInfo)],
    [t.length, duration(visit.duration ?? 0)],
    [t.pages, number(visit.pages ?? 0)],
    [t.events, number(visit.events ?? 0)],
    [t.apiCalls, number(visit.apiCalls ?? 0)],
    [t.landing, visit.landingPage],
    [t.exit, visit.exitPage],
    [t.channel, visit.channel],
    [t.referrer, visit.referrer ?? t.none],
    [t.campaign, joined(visit.utmParams)],
    [t.clickId, Object.keys(visit.clickIds ?? {}).join(', ')],
    [t.account, visit.userId && <Account id={visit.userId} />],
  ];
  return <Facts facts={facts} />;
}

function Account({ id }: { id: string }) {
  const t = useTexts(texts);
  return useHasRoute()('/admin/users/:id') ? (
    <Anchor component={Link} to={`/admin/users/${id}`}>
      {t.showAccount}
    </Anchor>
  ) : (
    id
  );
}

function VisitorPanel({ id, visitId }: { id: string; visitId: string }) {
  const t = useTexts(texts);
  const { dateTime, number } = useFormat();
  return (
    <Panel title={t.visitor}>
      <Loaded query={useVisitor(id)} loading={<LoadingState height={120} />}>
        {({ firstVisit, visits, geoInfo, language, channel, referrer, utmParams }) => (
          <Facts
            facts={[
              [t.firstVisit, firstVisit && dateTime(firstVisit)],
              [t.visitCount, number(visits ?? 0)],
              [t.country, geoInfo?.country ?? t.unknown],
              [t.language, language],
              [t.firstCameFrom, [channel, referrer].filter(Boolean).join(', ')],
              [t.campaign, joined(utmParams)],
            ]}
          />
        )}
      </Loaded>
      <OtherVisits visitorId={id} visitId={visitId} />
    </Panel>
  );
}

function OtherVisits({ visitorId, visitId }: { visitorId: string; visitId: string }) {
  const t = useTexts(texts);
  const pages = useVisitsOf(visitorId);
  const others = pages.data?.filter(({ sessionId }) => sessionId !== visitId);
  return (
    <Group mt="lg" display="block">
      <Text component="h3" fw={600} mb="xs">
        {t.otherVisits}
      </Text>
      <DataTable
        caption={t.otherVisits}
        pages={{ ...pages, data: others }}
        columns={useVisitColumns()}
        rowKey={({ sessionId = '' }) => sessionId}
        empty={<Text c="dimmed">{t.noOtherVisits}</Text>}
      />
    </Group>
  );
}
