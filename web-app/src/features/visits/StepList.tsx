import { Code, Text } from '@mantine/core';
import { IconActivity, IconArrowsExchange, IconFile } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useSteps, type Step } from './queries';
import classes from './Steps.module.css';
import { texts } from './texts';

/** What happened in a visit, in its order. */
export function StepList({ visitId }: { visitId: string }) {
  const t = useTexts(texts);
  const pages = useSteps(visitId);
  return (
    <Loaded query={pages} loading={<LoadingState rows={6} />}>
      {(steps) =>
        steps.length === 0 ? (
          <Text c="dimmed">{t.noSteps}</Text>
        ) : (
          <>
            <ol className={classes.steps} aria-label={t.steps}>
              {steps.map((step) => (
                <StepRow key={keyOf(step)} step={step} />
              ))}
            </ol>
            <MoreButton pages={pages} />
          </>
        )
      }
    </Loaded>
  );
}

/** An API call has no name of its own. */
const keyOf = ({ at, pageView, userEvent, apiCall }: Step): string =>
  pageView?.pageviewId ?? userEvent?.eventId ?? [at, apiCall?.method, apiCall?.path, apiCall?.responseTime].join(' ');

function StepRow({ step: { at = '', pageView, userEvent, apiCall } }: { step: Step }) {
  const { time } = useFormat();
  return (
    <li className={classes.step}>
      <time dateTime={at} className={classes.time}>
        {time(at)}
      </time>
      {pageView && <PageViewStep view={pageView} />}
      {userEvent && <EventStep event={userEvent} />}
      {apiCall && <ApiCallStep call={apiCall} />}
    </li>
  );
}

function Line({ icon, kind, title, isFailed = false, children }: {
  icon: ReactNode;
  kind: string;
  title: ReactNode;
  isFailed?: boolean;
  children?: ReactNode;
}) {
  return (
    <>
      <span className={classes.kind} data-failed={isFailed}>
        {icon}
        {kind}
      </span>
      <div className={classes.what}>
        <div className={classes.title}>{title}</div>
        {children}
      </div>
    </>
  );
}

const Details = ({ parts }: { parts: readonly (string | false | undefined)[] }) => (
  <Text size="sm" c="dimmed">
    {parts.filter(Boolean).join(' · ')}
  </Text>
);

function PageViewStep({ view: { page, timeOnPage, scrollDepth } }: { view: NonNullable<Step['pageView']> }) {
  const t = useTexts(texts);
  const { duration, percent } = useFormat();
  return (
    <Line icon={<IconFile size={16} aria-hidden />} kind={t.pageView} title={page?.path ?? page?.url}>
      <Details
        parts={[
          page?.title,
          typeof timeOnPage === 'number' && t.stayed(duration(timeOnPage * 1_000)),
          typeof scrollDepth === 'number' && t.scrolled(percent(scrollDepth / 100)),
        ]}
      />
    </Line>
  );
}

function EventStep({ event }: { event: NonNullable<Step['userEvent']> }) {
  const t = useTexts(texts);
  const { eventType, eventName, eventData, errorMessage } = event;
  const isFailed = event.success === false;
  const hasData = Object.keys(eventData ?? {}).length > 0;
  return (
    <Line icon={<IconActivity size={16} aria-hidden />} kind={t.event} title={eventName} isFailed={isFailed}>
      <Details parts={[eventType, isFailed && t.failed, errorMessage]} />
      {hasData && (
        <details>
          <summary>{t.data}</summary>
          <Code block tabIndex={0} role="region" aria-label={t.data}>
            {JSON.stringify(eventData, null, 2)}
          </Code>
        </details>
      )}
    </Line>
  );
}

const FIRST_FAILURE = 400;

function ApiCallStep({ call }: { call: NonNullable<Step['apiCall']> }) {
  const t = useTexts(texts);
  const { duration } = useFormat();
  const { method, path, service, statusCode = 0, responseTime = 0 } = call;
  return (
    <Line
      icon={<IconArrowsExchange size={16} aria-hidden />}
      kind={t.apiCall}
      title={`${method ?? ''} ${path ?? ''}`}
      isFailed={statusCode >= FIRST_FAILURE}
    >
      <Details parts={[t.answered(statusCode, duration(responseTime)), service]} />
    </Line>
  );
}
