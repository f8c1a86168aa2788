import { Button, Text } from '@mantine/core';
import { ApiError } from '../../shared/api';
import { Facts } from '../../shared/facts';
import { confirm } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState, ErrorState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useErase, useOwnApplication, type OwnApplication } from './queries';
import { texts } from './texts';

/** The application that a mail's link is about. */
export default function OwnApplicationPanel({ token, onLeave }: { token: string; onLeave: () => void }) {
  const t = useTexts(texts);
  const application = useOwnApplication(token);
  const erasing = useErase(token);
  const code = application.error instanceof ApiError ? application.error.code : undefined;
  const all = <Button onClick={onLeave}>{t.allJobs}</Button>;
  const end =
    (erasing.isSuccess && [t.erased, t.erasedBody]) ||
    (code === 'not_found' && [t.gone, t.goneBody]) ||
    ((code === 'link_invalid' || code === 'invalid_request') && [t.badLink, t.badLinkBody]);
  return (
    <Page title={t.application}>
      {end ? (
        <div role="status">
          <EmptyState title={end[0] ?? ''} action={all}>
            {end[1]}
          </EmptyState>
        </div>
      ) : (
        <Loaded query={application}>
          {(found) => (
            <>
              {erasing.error && <ErrorState error={erasing.error} />}
              <Details application={found} />
              <EraseButton isPending={erasing.isPending} onErase={() => erasing.mutate()} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

function Details({ application: { job = '', name, email, cv, createdAt, keptUntil, coverLetter } }: { application: OwnApplication }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  return (
    <Panel title={job}>
      <Facts
        facts={[
          [t.name, name],
          [t.email, email],
          [t.cv, cv],
          [t.received, createdAt && date(createdAt)],
          [t.keptUntil, keptUntil && date(keptUntil)],
        ]}
      />
      {coverLetter && (
        <Text mt="md" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {coverLetter}
        </Text>
      )}
    </Panel>
  );
}

function EraseButton({ isPending, onErase }: { isPending: boolean; onErase: () => void }) {
  const t = useTexts(texts);
  const ask = async () => {
    const question = { title: t.eraseTitle, body: t.eraseBody, confirm: t.erase, cancel: t.keep, danger: true };
    if (await confirm(question)) onErase();
  };
  return (
    <Button w="fit-content" variant="default" loading={isPending} onClick={() => void ask()}>
      {t.erase}
    </Button>
  );
}
