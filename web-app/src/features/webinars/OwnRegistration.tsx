import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../../shared/api';
import { Facts } from '../../shared/facts';
import { confirm } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { ownZone, zoneName } from '../../shared/local-time';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState, ErrorState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useLeave, useRegistration, type Registration } from './queries';
import { texts } from './texts';

/** The registration that a mail's link is about. */
export function OwnRegistration({ token, onLeave }: { token: string; onLeave: () => void }) {
  const t = useTexts(texts);
  const registration = useRegistration(token);
  const code = registration.error instanceof ApiError ? registration.error.code : undefined;
  const isGone = code === 'not_found';
  const all = <Button onClick={onLeave}>{t.allWebinars}</Button>;
  return (
    <Page title={t.own}>
      {isGone || code === 'link_invalid' || code === 'invalid_request' ? (
        <EmptyState title={isGone ? t.gone : t.badLink} action={all}>
          {!isGone && t.badLinkBody}
        </EmptyState>
      ) : (
        <Loaded query={registration}>{(found) => <Leave token={token} registration={found} onLeave={onLeave} />}</Loaded>
      )}
    </Page>
  );
}

interface LeaveProps {
  token: string;
  registration: Registration;
  onLeave: () => void;
}

function Leave({ token, registration, onLeave }: LeaveProps) {
  const t = useTexts(texts);
  const { dateTime, number } = useFormat();
  const leaving = useLeave(token);
  const [openedAt] = useState(() => Date.now());
  const { title = '', start = '', status, place } = registration;
  const hasLeft = status === 'left';
  const isOver = Date.parse(start) <= openedAt;
  const isWaiting = status === 'waiting';
  const action = isWaiting ? t.leaveList : t.leave;
  const ask = async () => {
    const question = { title: t.leaveTitle(title), body: t.leaveBody, confirm: action, cancel: t.stay, danger: true };
    if (await confirm(question)) leaving.mutate();
  };
  return (
    <>
      {(hasLeft || isOver) && (
        <Alert role="status" variant="outline">
          {hasLeft ? t.hasLeft : t.isOver}
        </Alert>
      )}
      {leaving.error && <ErrorState error={leaving.error} />}
      <Panel title={title}>
        <Facts
          facts={[
            [t.start, `${dateTime(start)} · ${zoneName(ownZone())}`],
            [t.status, status && t.statuses[status]],
            [t.place, place && number(place)],
          ]}
        />
      </Panel>
      {hasLeft || isOver ? (
        <Button w="fit-content" onClick={onLeave}>
          {t.allWebinars}
        </Button>
      ) : (
        <Button w="fit-content" variant="default" loading={leaving.isPending} onClick={() => void ask()}>
          {action}
        </Button>
      )}
    </>
  );
}
