import { Text } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../../shared/page';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { pathOf, runPath, useExperimentName } from './experiment-name';
import { Given } from './Given';
import { useRun } from './queries';
import { RunPanel } from './RunPanel';
import { texts } from './texts';

/** One run, for itself. */
export default function RunPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const nameOf = useExperimentName();
  const { dateTime } = useFormat();
  const navigate = useNavigate();
  const run = useRun(id);
  const { data } = run;
  const above = data ? { to: pathOf(data.experimentType), label: nameOf(data.experimentType) } : { to: '/lab', label: t.lab };
  return (
    <Page title={data && nameOf(data.experimentType)} back={above} lead={data?.createdAt && <Text component="span">{dateTime(data.createdAt)}</Text>}>
      <RunPanel
        run={run}
        isOpen
        onAgain={(again) => void navigate(runPath(again))}
        onDeleted={() => void navigate(above.to, { replace: true })}
      />
      {data && <Given run={data} />}
    </Page>
  );
}
