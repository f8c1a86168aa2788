import { Anchor, Badge, Card } from '@mantine/core';
import { Link } from 'react-router';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { servicePath } from './paths';
import { useServices, type Service } from './queries';
import { texts } from './texts';

export default function ServicesPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.lead} width="wide">
      <Card>
        <DataTable
          caption={t.title}
          pages={useServices()}
          rowKey={({ service = '' }) => service}
          columns={[
            {
              header: t.service,
              cell: ({ service }) => (
                <Anchor component={Link} to={servicePath(service)} inherit>
                  {service}
                </Anchor>
              ),
            },
            { header: t.waiting, cell: (state) => <Waiting state={state} />, align: 'right' },
          ]}
          empty={<EmptyState title={t.noServices}>{t.noServicesBody}</EmptyState>}
        />
      </Card>
    </Page>
  );
}

function Waiting({ state: { available, deadLetters } }: { state: Service }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  if (!available) return <Badge color="red">{t.unavailable}</Badge>;
  if (!deadLetters) return number(0);
  return <Badge color="orange">{number(deadLetters)}</Badge>;
}
